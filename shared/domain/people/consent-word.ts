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
  /** The workspace's own words, by language. Those of a language stand in for the ones that are built in. */
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
  const lists = listsFor(language, { ...consentWords, ...words });
  const isIn = (list: keyof ConsentWords) =>
    lists.some((one) => one[list]?.some((word) => plainWord(word) === said));
  if (isIn('stopAll')) return { kind: 'stop', all: true };
  if (isIn('stop')) return { kind: 'stop', all: false };
  return isIn('start') ? { kind: 'start', all: true } : undefined;
}

function listsFor(language: string | undefined, words: WordsByLanguage): readonly ConsentWords[] {
  if (language === undefined) return Object.values(words);
  const [short = ''] = language.split('_');
  const own = words[language] ?? words[short];
  return [own, words['en']].filter((list) => list !== undefined);
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
