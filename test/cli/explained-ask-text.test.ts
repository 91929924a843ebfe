import { describe, expect, it } from 'vitest';
import type { ExplainedAsk } from '#domain/routing/explain-ask';
import { explainedAskText } from '#infra/cli/explained-ask-text';
import { explainedText } from '#infra/cli/explained-text';
import { localTime } from '#infra/cli/moment';

const deadline = Date.UTC(2026, 10, 22, 20);
const until = `until ${localTime(deadline)}`;
const ask: ExplainedAsk = {
  kind: 'approval',
  mode: { kind: 'quorum', of: 2 },
  options: ['approve', 'reject'],
  of: 4,
  deadline,
  except: [],
  isOpen: false,
};

describe('what a route would ask, for a person to read', () => {
  it.each<[ExplainedAsk['kind'], ExplainedAsk['mode'], string]>([
    ['approval', { kind: 'quorum', of: 2 }, 'an approval (approve, reject): 2 of 4 must choose the same'],
    ['approval', { kind: 'sequential' }, 'an approval (approve, reject): 4 answer one after the other'],
    [
      'acknowledgement',
      { kind: 'anyone' },
      'an acknowledgement (approve, reject): the first answer of 4 decides',
    ],
    ['reading', { kind: 'everyone' }, 'a confirmation of reading (approve, reject): all 4 answer'],
  ])('names %s by %j', (kind, mode, says) => {
    expect(explainedAskText({ ...ask, kind, mode })).toEqual([`asks for ${says}, ${until}`]);
  });

  it('names who may not answer, and that the same is open already', () => {
    expect(explainedAskText({ ...ask, except: ['ana', 'rui'], isOpen: true })).toEqual([
      'asks for an approval (approve, reject): it did before, and that ask is open still (already-asked)',
      'may not answer: ana, rui',
    ]);
  });

  it('stands between the record and the people, who are asked or told', () => {
    const told = { kind: 'told', template: 't', language: 'en', text: 'Well?', channel: 'desk' } as const;
    const text = explainedText({
      place: 'event.json',
      routes: [
        {
          kind: 'takes',
          route: 'buy',
          record: { type: 'purchase', key: '1', title: 'Pens' },
          state: 'opened',
          change: [],
          ask,
          people: [
            { ...told, member: 'ana', asked: true },
            { ...told, member: 'leo', asked: true, standsFor: 'Rui' },
            { ...told, member: 'eva' },
          ],
        },
      ],
    });
    expect(text).toEqual([
      'event.json',
      '  + buy takes it: purchase/1 opened',
      `      asks for an approval (approve, reject): 2 of 4 must choose the same, ${until}`,
      '      ana  desk  asked in en: Well?',
      '      leo  desk  asked in place of Rui, who is away, in en: Well?',
      '      eva  desk  told in en: Well?',
    ]);
  });
});
