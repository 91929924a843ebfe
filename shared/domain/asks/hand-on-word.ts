import { plainWord } from '../people/consent-word.ts';

/** By which somebody says that another is to answer in their place, in every language; without accents. */
const words: ReadonlySet<string> = new Set(['hand over', 'hand on', 'passar', 'pasar']);

/** Whether a text is the word and nothing besides. */
export function isHandOnWord(text: string): boolean {
  return words.has(plainWord(text));
}
