import { describe, expect, it } from 'vitest';
import { choicesContent, choicesOf } from '#domain/asks/choices';

const tap = (option?: number) => `tap.${option}`;
const around = { body: 'Which one?' };
const named = (...labels: readonly string[]) => labels.map((label, option) => ({ label, option }));

describe('the options of an ask', () => {
  it('have their label in the reader’s language, else in any, else the name that the ledger has', () => {
    const options = [
      { id: 'a', label: { en: 'One', es: 'Uno' } },
      { id: 'b', label: { en: 'Two' } },
      { id: 'c' },
    ];
    expect(choicesOf(options, 'es')).toEqual(named('Uno', 'Two', 'c'));
  });

  it('are buttons where they are few and short', () => {
    expect(choicesContent(around, named('x'.repeat(20), 'b', 'c'), { tap, language: 'en' })).toEqual({
      kind: 'buttons',
      body: 'Which one?',
      buttons: [
        { id: 'tap.0', title: 'x'.repeat(20) },
        { id: 'tap.1', title: 'b' },
        { id: 'tap.2', title: 'c' },
      ],
    });
  });

  it('are a list where they are more, or one is longer', () => {
    const manner = { tap, language: 'en' };
    expect(choicesContent(around, named('a', 'b', 'c', 'd'), manner).kind).toBe('list');
    expect(choicesContent(around, named('x'.repeat(21), 'b'), manner).kind).toBe('list');
  });

  it('are listed behind a button of the reader’s language, unless it has words of its own that are short enough', () => {
    const four = named('a', 'b', 'c', 'd');
    const opener = (language: string, own?: string) =>
      choicesContent(around, four, { tap, language, ...(own !== undefined && { opener: own }) });
    expect(opener('pt_BR')).toMatchObject({ opener: 'Escolher' });
    expect(opener('pt_BR', 'Ver opções')).toMatchObject({ opener: 'Ver opções' });
    expect(opener('es', 'x'.repeat(21))).toMatchObject({ opener: 'Elegir' });
  });
});
