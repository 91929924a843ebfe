import { describe, expect, it } from 'vitest';
import { intlFormats } from '#domain/texts/intl-formats';

describe('formatters', () => {
  it('are made once for each language and way of writing', () => {
    const formats = intlFormats();
    const percent = formats.number('pt-BR', { style: 'percent' });
    expect(formats.number('pt-BR', { style: 'percent' })).toBe(percent);
    expect(formats.number('en', { style: 'percent' })).not.toBe(percent);
    const day = formats.dateTime('pt-BR', { dateStyle: 'short', timeZone: 'UTC' });
    expect(formats.dateTime('pt-BR', { dateStyle: 'short', timeZone: 'Europe/Lisbon' })).not.toBe(day);
    expect(formats.dateTime('pt-BR', { dateStyle: 'short', timeZone: 'UTC' })).toBe(day);
    const relative = formats.relativeTime('pt-BR', { numeric: 'always' });
    expect(formats.relativeTime('pt-BR', { numeric: 'always' })).toBe(relative);
  });

  it('are 500 of a kind at most: the oldest goes', () => {
    const formats = intlFormats();
    const first = formats.number('en', { style: 'percent' });
    const others = ['de', 'en', 'es', 'fr', 'it'].flatMap((locale) =>
      Array.from({ length: 100 }, (_, decimals) => ({ locale, decimals })),
    );
    const make = ({ locale, decimals }: (typeof others)[number]) =>
      formats.number(locale, { minimumFractionDigits: decimals });
    const [last] = others.splice(-1).map((one) => () => make(one));
    for (const one of others) make(one);
    expect(formats.number('en', { style: 'percent' })).toBe(first);
    last?.();
    expect(formats.number('en', { style: 'percent' })).not.toBe(first);
  });
});
