import type { Sha256 } from './digest.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Whether something is among the one in so many that are looked at. The same id always gets the same answer. */
export function isSampled(sha256: Sha256, id: string, oneIn: number): boolean {
  const number = Array.from(sha256(id).slice(0, 7)).reduce(
    (sum, letter) => sum * alphabet.length + alphabet.indexOf(letter),
    0,
  );
  return number % oneIn === 0;
}
