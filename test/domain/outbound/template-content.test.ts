import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFault } from '#domain/outbound/check-outbound';
import { sanitise } from '#domain/outbound/sanitise';
import { fits, templateContent } from '#domain/outbound/template-content';
import { fillTemplate, lengthOf } from '#domain/outbound/template-text';
import type { TemplateText } from '#domain/workspace';

const text: TemplateText = {
  header: 'Purchase {{number}}',
  body: 'Purchase {{number}} for {{amount}} waits for you.',
  footer: 'Purchasing',
  buttons: [
    'Approve',
    'Reject',
    { text: 'Open', url: 'https://erp.example/p/{{id}}' },
    { text: 'Help', url: 'https://erp.example/help' },
  ],
};
const bare: TemplateText = { body: 'All is well again.' };

function workspace(en: TemplateText) {
  return { templates: [{ id: 'approval', category: 'utility' as const, text: { en } }] };
}

function content(parameters: readonly (readonly [string, string])[], { language = 'en', en = text } = {}) {
  return templateContent({ template: 'approval', language, parameters }, workspace(en));
}

describe('the content of a message', () => {
  it('has each parameter where the template says', () => {
    const parameters = [
      ['number', 'P-9'],
      ['amount', '9,00 €'],
      ['id', 'P 9'],
    ] as const;
    expect(content(parameters)).toEqual({
      kind: 'template',
      name: 'approval',
      language: 'en',
      header: { kind: 'text', parameter: ['number', 'P-9'] },
      body: [
        ['number', 'P-9'],
        ['amount', '9,00 €'],
      ],
      buttons: [{ kind: 'url', index: 2, suffix: 'P%209' }],
    });
  });

  it('leaves out what the text in force does not name, or has no value for', () => {
    const old = content([
      ['amount', '9'],
      ['requester', 'Lia'],
    ]);
    expect(old).toMatchObject({ body: [['amount', '9']], buttons: [] });
    expect(old).not.toHaveProperty('header');
    expect(content([['amount', '9']], { en: bare })).toMatchObject({ body: [], buttons: [] });
  });

  it.each([
    ['a language', { template: 'approval', language: 'de' }],
    ['a template', { template: 'gone', language: 'en' }],
    ['a language that every object has', { template: 'approval', language: 'constructor' }],
  ])('has all its parameters in the body where %s is not in force any more', (_, named) => {
    const parameters = [['number', 'P-9'] as const];
    expect(templateContent({ ...named, parameters }, workspace(text))).toEqual({
      kind: 'template',
      name: named.template,
      language: named.language,
      body: parameters,
    });
  });

  it('has a header of 60 characters at most, whatever is put into it', () => {
    const long = content([['number', 'x'.repeat(80)]]);
    const header = long.header?.kind === 'text' ? [long.header.parameter] : [];
    expect(header).toEqual([['number', `${'x'.repeat(50)}…`]]);
    expect(long.body).toEqual([['number', 'x'.repeat(80)]]);
  });

  it('is never refused for parameters that were made fit, whatever they held', () => {
    const value = fc.string({ unit: 'binary', maxLength: 1_500 }).map(sanitise);
    fc.assert(
      fc.property(value, value, fc.oneof(value, fc.constantFrom('..', './.', '/')), (number, amount, id) => {
        const parameters = Object.entries({ number, amount, id });
        fc.pre(fits(text, parameters));
        const made = content(parameters);
        expect(contentFault(made)).toBeUndefined();
        const header = made.header?.kind === 'text' ? [made.header.parameter] : [];
        const pairs = header.flatMap((pair) => (typeof pair === 'string' ? [] : [pair]));
        expect(lengthOf(fillTemplate(text.header ?? '', pairs))).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('a text with its parameters', () => {
  it('fits up to 1,024 characters of body', () => {
    const fixed = lengthOf('Purchase  for  waits for you.');
    const with1 = (amount: string) => fits(text, Object.entries({ number: '', amount, id: '9' }));
    expect(with1('🙂'.repeat(1_024 - fixed))).toBe(true);
    expect(with1('🙂'.repeat(1_025 - fixed))).toBe(false);
  });

  it('fits up to 2,000 characters of address, percent-encoded', () => {
    const short = { ...bare, buttons: [{ text: 'Open', url: 'https://e.example/{{id}}' }] };
    const room = 2_000 - 'https://e.example/'.length;
    expect(fits(short, [['id', `${'ã'.repeat(330)}${'x'.repeat(room - 330 * 6)}`]])).toBe(true);
    expect(fits(short, [['id', `${'ã'.repeat(330)}${'x'.repeat(room - 330 * 6 + 1)}`]])).toBe(false);
  });

  it('does not fit where the value of an address may have been cut', () => {
    const short = { ...bare, buttons: [{ text: 'Open', url: 'https://e.example/{{id}}' }] };
    expect(fits(short, [['id', sanitise('x'.repeat(1_023))]])).toBe(true);
    expect(fits(short, [['id', sanitise('x'.repeat(5_000))]])).toBe(false);
  });

  it('fits where it has no value for an address', () => {
    expect(fits(text, [])).toBe(true);
  });
});
