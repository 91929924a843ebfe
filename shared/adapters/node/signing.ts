import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signing } from '#domain/signed-request';

/** Signatures by this machine. */
export const signing: Signing = {
  hmac: (key, content) => createHmac('sha256', key).update(content).digest(),
  isSame: (one, other) => one.length === other.length && timingSafeEqual(one, other),
};
