import { describe, expect, it } from 'vitest';
import { choiceParameters } from '#domain/asks/offered-choices';
import { takerParameters } from '#domain/asks/hand-on-list';
import { pendingParameters } from '#domain/asks/pending-list';
import { answerContent } from '#domain/inbound/answer-content';
import { answerLanguage, answerNamed, answerTemplate, answerTexts, listWords } from '#domain/inbound/answers';
import { contentFault } from '#domain/outbound/check-outbound';
import { parametersOf } from '#domain/outbound/template-text';

const texts = Object.entries(answerTexts);

/** What lists are made of: those of choices, and of what waits. */
const long = 'x'.repeat(1_024);
const ref = `${'r'.repeat(22)}.00.000000000.${'m'.repeat(16)}`;
const rows = [
  ...choiceParameters(['a', 'b', 'c', 'd'].map((token) => ({ token, label: `${token}${long}` }))),
  ...pendingParameters([{ ref, title: long, until: long }]),
  ...takerParameters([{ id: 'p'.repeat(16), name: long, company: long }]),
];

describe('the answers that people get', () => {
  it.each(texts)('%s says the same in every language, with the same parameters', (_, byLanguage) => {
    const [first, ...others] = Object.values(byLanguage).map(parametersOf);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(texts)(
    '%s is taken by Meta in every language with parameters as long as can be',
    (name, byLanguage) => {
      for (const [language, text] of Object.entries(byLanguage)) {
        const filled = parametersOf(text).map((parameter) => [parameter, 'x'.repeat(1_024)] as const);
        const parameters = [...filled, ...rows];
        const message = { event: 'e'.repeat(16), template: `@${name}`, language, parameters };
        const content = answerContent(message);
        expect(content && contentFault(content)).toBeUndefined();
        expect(JSON.stringify(content)).not.toContain('{{');
      }
    },
  );

  it('are named by messages, and templates of a workspace are none of them', () => {
    expect(answerNamed(answerTemplate('chat'))).toBe('chat');
    expect(answerNamed('chat')).toBeUndefined();
    expect(
      answerContent({ event: 'e', template: 'ticket_opened', language: 'en', parameters: [] }),
    ).toBeUndefined();
  });

  it('have labels that fit a list', () => {
    for (const { opener, none } of Object.values(listWords)) {
      expect(opener.length).toBeLessThanOrEqual(20);
      expect(none.length).toBeLessThanOrEqual(24);
    }
  });
});

describe('the language of an answer', () => {
  it.each([
    [['pt_BR'], 'pt_BR'],
    [['pt_PT'], 'pt_BR'],
    [['es_MX'], 'es'],
    [['de', 'pt'], 'pt_BR'],
    [['de'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(answerLanguage(...wanted)).toBe(language);
  });
});
