import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskQuestion } from '#domain/asks/ask-rule';
import { expectedText, questionText, saidIn } from '#domain/asks/further';
import { saidDate } from '#domain/asks/said-date';
import { saidNumber } from '#domain/asks/said-number';

describe('a number as it is said', () => {
  it.each([
    ['12', 12],
    ['1.240,50', 1240.5],
    ['1,240.50', 1240.5],
    ['1240.50', 1240.5],
    ['1240,5', 1240.5],
    ['12.240,5', 12_240.5],
    ['1.240.000', 1_240_000],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['R$ 4.820,50', 4820.5],
    ['US$ 4820', 4820],
    ['€ 12', 12],
    ['-3', -3],
    ["1'240.50", 1240.5],
    ['1 240,50', 1240.5],
    ['−5', -5],
    ['-R$ 5', -5],
    ['R$-5', -5],
    ['12 EUR', 12],
    ['brl 12', 12],
    ['10%', 10],
  ])('%s is %d', (text, number) => {
    for (const language of ['en', 'pt_BR', 'es']) expect(saidNumber(text, language)).toBe(number);
  });

  it.each([
    ['pt_BR', '1.500', 1500],
    ['pt_BR', 'R$ 12.500', 12_500],
    ['pt_BR', '1,500', undefined],
    ['en', '1,500', 1500],
    ['en', '-1,500', -1500],
    ['en', '1.500', undefined],
    ['es_MX', '1,500', 1500],
    ['es_MX', '1.500', undefined],
    ['es_AR', '1.500', 1500],
    ['es_AR', '1,500', undefined],
    ['es', '1.500', undefined],
    ['es', '1,500', undefined],
    ['fr', '1.500', undefined],
  ])(
    'in %s, %s is %s: thousands as the language writes them, or it is asked again',
    (language, text, number) => {
      expect(saidNumber(text, language)).toBe(number);
    },
  );

  it.each([
    '',
    'plenty',
    '12,34,56.7',
    '1,2.5',
    '1234.567,8',
    '1.234,567.8',
    '1234567890123456',
    '12 or 13',
    'I am in room 12',
    'no, not 4820',
    'Total - 500',
    'ok - 1200',
    'menos 5',
    'less than 500',
    '10 20',
    'call me at 11 95550 1234',
    '- R$ - 5',
    '1,2,3',
    '1.2.3',
    '12a',
    '--1',
    'NaN',
    '1e400',
  ])('%s is none', (text) => {
    expect(saidNumber(text, 'en')).toBeUndefined();
  });

  it('is read back as each country writes it', () => {
    const numbers = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(numbers, fc.constantFrom('pt-BR', 'en-US', 'de-DE'), (number, locale) => {
        const written = number.toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect(saidNumber(written, 'en')).toBeCloseTo(number, 9);
      }),
    );
  });
});

describe('a date as it is said', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['24.12.26', '2026-12-24'],
    ['4-2-2028', '2028-02-04'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2000', '2000-02-29'],
  ])('%s is %s', (text, date) => {
    expect(saidDate(text)).toBe(date);
  });

  it.each([
    '',
    'tomorrow',
    '12/24/2026',
    '30/02/2026',
    '29/02/2100',
    '0/1/2026',
    '1/0/2026',
    '2026-13-01',
    '1/1/026',
    '24/12/0000',
    '1899-12-31',
  ])('%s is none', (text) => {
    expect(saidDate(text)).toBeUndefined();
  });
});

const amount: AskQuestion = { id: 'amount', kind: 'number', text: { pt_BR: 'Quanto?' } };
const note: AskQuestion = { id: 'note', kind: 'text', text: { es: '¿Qué?', en: 'What?' } };

describe('what is said after a tap', () => {
  it('is held against the bounds of a number', () => {
    const bounded = { ...amount, min: 1, max: 10 };
    expect(saidIn(bounded, { kind: 'text', body: '10' }, 'en')).toBe('10');
    expect(saidIn(bounded, { kind: 'text', body: '11' }, 'en')).toBeUndefined();
    expect(saidIn(bounded, { kind: 'text', body: '0' }, 'en')).toBeUndefined();
    expect(saidIn(amount, { kind: 'location', latitude: 1, longitude: 1 }, 'en')).toBeUndefined();
  });

  it('of a file is its caption', () => {
    const file = { kind: 'media', type: 'image', media: '1', mimeType: 'image/png' } as const;
    expect(saidIn('reason', { ...file, caption: 'see here' }, 'en')).toBe('see here');
    expect(saidIn(note, file, 'en')).toBe('');
    expect(saidIn('reason', { ...file, type: 'sticker' }, 'en')).toBeUndefined();
  });

  it.each([
    ['en', {}, 'a number, without a mark for thousands (1500 or 1500.50)'],
    ['en', { min: 1 }, 'a number of at least 1, without a mark for thousands (1500 or 1500.50)'],
    ['pt_BR', { max: 9 }, 'um número de no máximo 9, sem separador de milhar (1500 ou 1500,50)'],
    ['es_MX', { min: 1, max: 9 }, 'un número entre 1 y 9, sin separador de miles (1500 o 1500,50)'],
    ['pt_PT', { min: 1, max: 9 }, 'um número entre 1 e 9, sem separador de milhar (1500 ou 1500,50)'],
    ['pt_BR', { min: 1 }, 'um número de pelo menos 1, sem separador de milhar (1500 ou 1500,50)'],
    ['es', { min: 1 }, 'un número de al menos 1, sin separador de miles (1500 o 1500,50)'],
    ['es', { max: 1 }, 'un número de como máximo 1, sin separador de miles (1500 o 1500,50)'],
    ['en', { max: 1 }, 'a number of at most 1, without a mark for thousands (1500 or 1500.50)'],
    ['en', { min: 1, max: 2 }, 'a number between 1 and 2, without a mark for thousands (1500 or 1500.50)'],
  ])('is told in %s with bounds %j as %s', (language, bounds, text) => {
    expect(expectedText({ ...amount, ...bounds }, language)).toBe(text);
  });

  it('is told for the other kinds as well', () => {
    expect(expectedText('reason', 'es')).toContain('motivo');
    expect(expectedText(note, 'en')).toContain('text');
    expect(expectedText({ ...amount, kind: 'date' }, 'pt_BR')).toContain('dia primeiro');
  });

  it('is asked for in the language of the person, or the nearest one', () => {
    expect(questionText(note, 'es')).toBe('¿Qué?');
    expect(questionText(note, 'es_MX')).toBe('¿Qué?');
    expect(questionText(note, 'fr')).toBe('What?');
    expect(questionText(amount, 'fr')).toBe('Quanto?');
    expect(questionText({ ...amount, text: {} }, 'fr')).toBe('');
  });
});
