import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentWord, wordsToSay } from '#domain/people/consent-word';
import { consentWords } from '#domain/people/consent-words';

const stop = { kind: 'stop', all: false };
const stopAll = { kind: 'stop', all: true };
const start = { kind: 'start', all: true };

describe('a word of consent', () => {
  it.each([
    ['STOP', 'pt_BR', stop],
    ['sair', 'pt_BR', stop],
    ['Parar.', 'pt_PT', stop],
    [' SAIR! ', 'pt_BR', stop],
    ['*SAIR*', 'pt_BR', stop],
    ['“sair”', 'pt_BR', stop],
    ['BAJA', 'es', stop],
    ['¡Baja!', 'es', stop],
    ['ARRÊT', 'fr', stop],
    ['stopp', 'de', stop],
    ['unsubscribe', 'en', stop],
    ['stop  all', 'en', stopAll],
    ['SAIR TUDO', 'pt_BR', stopAll],
    ['baja todo', 'es', stopAll],
    ['VOLTAR', 'pt_BR', start],
    ['Iniciar', 'pt_BR', start],
    ['alta', 'es', start],
    ['START', 'de', start],
  ])('is %s for somebody who speaks %s', (text, language, word) => {
    expect(consentWord(text, { language })).toEqual(word);
  });

  it.each([
    ['a sentence with it', 'quero sair agora', 'pt_BR'],
    ['a sentence that begins with it', 'Parar a prensa 3', 'pt_BR'],
    ['another language’s word', 'baja', 'pt_BR'],
    ['a word that means something here', 'alta', 'pt_BR'],
    ['a question', 'stop?', 'en'],
    ['part of a word', 'stopping', 'en'],
    ['nothing', ' . ', 'en'],
    ['something else', 'ok', 'en'],
  ])('is not %s', (_, text, language) => {
    expect(consentWord(text, { language })).toBeUndefined();
  });

  it('is that of any language where the person’s is not known, and English where it has no list', () => {
    expect(consentWord('baja')).toEqual(stop);
    expect(consentWord('voltar')).toEqual(start);
    expect(consentWord('stop', { language: 'ja' })).toEqual(stop);
    expect(consentWord('baja', { language: 'ja' })).toBeUndefined();
  });

  it('is what the workspace says, list by list, in place of what is built in for the language', () => {
    const words = { es: { stop: ['no más'], start: ['sí'] }, pt_BR: { stopAll: ['chega'] } };
    expect(consentWord('NO MAS', { language: 'es', words })).toEqual(stop);
    expect(consentWord('sí.', { language: 'es_MX', words })).toEqual(start);
    expect(consentWord('baja', { language: 'es', words })).toBeUndefined();
    expect(consentWord('stop', { language: 'es', words })).toEqual(stop);
    expect(consentWord('Chega!', { language: 'pt_BR', words })).toEqual(stopAll);
    expect(consentWord('sair tudo', { language: 'pt_BR', words })).toBeUndefined();
    expect(consentWord('sair', { language: 'pt_BR', words })).toEqual(stop);
    expect(consentWord('voltar', { language: 'pt_BR', words })).toEqual(start);
    expect(consentWord('baja todo', { words })).toEqual(stopAll);
    expect(consentWord('baja', { words })).toBeUndefined();
    expect(consentWord('sair', { language: 'pt_PT', words })).toEqual(stop);
  });

  it('stops where it is in both lists', () => {
    expect(consentWord('fim', { words: { pt: { stop: ['fim'], start: ['fim'] } } })).toEqual(stop);
  });

  it.each(['en', 'pt_BR', 'pt_PT', 'es', 'es_MX', 'fr', 'de', 'ja'])(
    'that people of %s are told of does what they are told',
    (language) => {
      for (const words of [{}, { es: { stop: ['no más avisos'], start: ['quiero avisos'] } }]) {
        const said = new Map(wordsToSay(language, words));
        const means = (name: string) => consentWord(said.get(name) ?? '', { language, words });
        expect([means('stop'), means('stop_all'), means('start')]).toEqual([stop, stopAll, start]);
      }
    },
  );

  it('is told of in capitals, where those are the same word', () => {
    expect(wordsToSay('pt_BR')).toEqual([
      ['stop', 'SAIR'],
      ['stop_all', 'SAIR TUDO'],
      ['start', 'VOLTAR'],
    ]);
    expect(wordsToSay('de', { de: { stop: ['schließen'] } })[0]).toEqual(['stop', 'schließen']);
  });

  it('is never found in a longer text', () => {
    const all = Object.values(consentWords).flatMap((lists) => Object.values(lists).flat());
    const known = new Set(all);
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.stringMatching(/^[a-z0-9]{1,8}$/),
        fc.boolean(),
        (word, more, before) => {
          const text = before ? `${more} ${word}` : `${word} ${more}`;
          expect(consentWord(text) === undefined || known.has(text)).toBe(true);
          expect(consentWord(word.toUpperCase())).toBeDefined();
        },
      ),
    );
  });

  it('is in one list of a language only', () => {
    for (const [language, { stop: stops = [], stopAll: all = [], start: starts = [] }] of Object.entries(
      consentWords,
    )) {
      const words = [...stops, ...all, ...starts];
      expect({ language, words: new Set(words).size }).toEqual({ language, words: words.length });
    }
  });
});
