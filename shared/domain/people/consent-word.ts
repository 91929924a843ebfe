import { consentWords, type ConsentWords } from './consent-words.ts';

/** What a message that is one of the words asks for. */
export interface ConsentWord {
  readonly kind: 'stop' | 'start';
  /** `all`: said to be meant of everything. A stop without it may be meant of what it answers. Always there with a start. */
  readonly all: boolean;
}

export interface Wording {
  /** The person's language, `pt_BR`; the words of every language count where it is not known. */
  readonly language?: string;
  /** The workspace's own words, by language. A list of them stands in for the one that is built in. */
  readonly words?: WordsByLanguage;
}

/** By language, `pt`, or `pt_BR` where one country has words of its own. */
export type WordsByLanguage = { readonly [language: string]: ConsentWords };

/**
 * The word that a text is, and is nothing but: never one within a sentence. Case, accents, blanks around it and a point or
 * an exclamation mark do not matter. English words count in every language. Where a word is in two lists, stopping wins.
 */
export function consentWord(text: string, { language, words = {} }: Wording = {}): ConsentWord | undefined {
  const said = plainWord(text);
  if (said === '') return undefined;
  const languages = language === undefined ? Object.keys({ ...consentWords, ...words }) : [language, english];
  const lists = languages.map((one) => wordsFor(one, words));
  const isIn = (list: keyof ConsentWords) =>
    lists.some((one) => one[list].some((word) => plainWord(word) === said));
  if (isIn('stopAll')) return { kind: 'stop', all: true };
  if (isIn('stop')) return { kind: 'stop', all: false };
  return isIn('start') ? { kind: 'start', all: true } : undefined;
}

const english = 'en';

/** The words of a language, English ones aside: list by list the workspace's own, else what is built in. */
export function wordsFor(language: string, words: WordsByLanguage): Required<ConsentWords> {
  const [short = ''] = language.split('_');
  const inForce = (list: keyof ConsentWords) =>
    words[language]?.[list] ?? words[short]?.[list] ?? consentWords[short]?.[list] ?? [];
  return { stop: inForce('stop'), stopAll: inForce('stopAll'), start: inForce('start') };
}

/** The words that somebody is told of, as parameters of an answer: of each list the first, English where their language has none. */
export function wordsToSay(
  language: string,
  words: WordsByLanguage = {},
): readonly (readonly [string, string])[] {
  const [own, others] = [wordsFor(language, words), wordsFor(english, words)];
  const first = (list: keyof ConsentWords) => loud([...own[list], ...others[list]].slice(0, 1).join(''));
  return [
    ['stop', first('stop')],
    ['stop_all', first('stopAll')],
    ['start', first('start')],
  ];
}

/** In capitals, so that it stands out, where those are taken for the same word. */
function loud(word: string): string {
  const capitals = word.toUpperCase();
  return plainWord(capitals) === plainWord(word) ? capitals : word;
}

/** A word without its case, its accents, and the marks around it. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[\s¡"'“”*_]+|[\s.!…"'“”*_]+$/gu, '')
    .replace(/\s+/gu, ' ');
}
