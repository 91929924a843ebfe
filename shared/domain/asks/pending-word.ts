import { plainWord } from '../people/consent-word.ts';

/** By which somebody asks for what they have not answered, in every language; without accents. */
const words: ReadonlySet<string> = new Set([
  'pending',
  'pendente',
  'pendentes',
  'pendencia',
  'pendencias',
  'pendiente',
  'pendientes',
]);

/** Whether a text is the word and nothing besides. */
export function isPendingWord(text: string): boolean {
  return words.has(plainWord(text));
}
