import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Entropy } from '#domain/digest';

/** Hashing and randomness of this machine. */
export const entropy: Entropy = {
  sha256: (text) => createHash('sha256').update(text).digest('base64url'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
  random: () => randomBytes(12).toString('base64url'),
};
