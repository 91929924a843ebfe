import { createHash, createHmac } from 'node:crypto';
import type { Entropy } from '#domain/digest';

/** Real hashing with countable randomness: the same run makes the same ids. */
export function countedEntropy(): Entropy {
  let count = 0;
  return {
    sha256: (text) => createHash('sha256').update(text).digest('base64url'),
    hmac: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
    random: () => {
      count += 1;
      return `r${String(count).padStart(15, '0')}`;
    },
  };
}
