import { describe, expect, it } from 'vitest';
import { textRenderer } from '#domain/texts/text';

const texts = textRenderer();
const scope = { detail: { amount: 12_480.5, share: 0.2568, text: '12.5', word: 'many', list: [1] } };

function said(filtered: string, language = 'en'): string {
  const outcome = texts.render(`{{ ${filtered} }}`, scope, { timeZone: 'UTC', language });
  return outcome.kind === 'text' ? outcome.text.replace(/\s/g, ' ') : outcome.reason;
}

describe('a number', () => {
  it('is written as the reader does, with up to three decimals or just as many as asked for', () => {
    expect(said('detail.amount | number')).toBe('12,480.5');
    expect(said('detail.amount | number', 'pt_BR')).toBe('12.480,5');
    expect(said('detail.amount | number: 2', 'pt_BR')).toBe('12.480,50');
    expect(said('detail.amount | number: 0')).toBe('12,481');
    expect(said('0.12345 | number')).toBe('0.123');
    expect(said('detail.text | number: 1', 'de')).toBe('12,5');
  });

  it('is English where nobody reads it', () => {
    expect(texts.render('{{ detail.amount | number }}', scope)).toEqual({ kind: 'text', text: '12,480.5' });
  });

  it('may be a share of one, with up to one decimal or just as many as asked for', () => {
    expect(said('detail.share | percent')).toBe('25.7%');
    expect(said('detail.share | percent', 'de')).toBe('25,7 %');
    expect(said('detail.share | percent: 0')).toBe('26%');
    expect(said('0.5 | percent: 2', 'pt_BR')).toBe('50,00%');
  });

  it.each(['number', 'percent', 'money: "EUR"'])('that is none does not render as %s', (filter) => {
    for (const wrong of ['detail.word', 'detail.nobody', 'detail.list', 'detail', '""', 'true'])
      expect(said(`${wrong} | ${filter}`)).toBe('not-renderable');
  });

  it.each(['"2"', '1.5', '-1', '101', 'detail.word', 'nil'])(
    'does not render with %s decimals',
    (decimals) => {
      expect(said(`detail.amount | number: ${decimals}`)).toBe('not-renderable');
    },
  );
});
