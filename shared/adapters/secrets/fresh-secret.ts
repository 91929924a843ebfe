import type { Instant } from '#domain/instant';
import { rotatingSecret } from './rotating-secret.ts';

/** A secret's text, read again when it is five minutes old. */
export function freshSecret(read: () => Promise<string>, now: () => Instant): () => Promise<string> {
  const secret = rotatingSecret(async () => [await read()], now);
  return async () => {
    const [text = ''] = await secret.known();
    return text;
  };
}
