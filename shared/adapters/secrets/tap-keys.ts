import * as z from 'zod/mini';
import type { TapKey } from '#domain/asks/tap-token';
import type { Entropy, Sha256 } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { TapKeys } from '#ports/tap-keys';
import { rotatingSecret } from './rotating-secret.ts';

/** Shorter ones can be guessed from one token. */
const shortest = 32;
const Key = z.string().check(z.minLength(shortest));
const Keys = z.array(Key).check(z.minLength(1));

/**
 * The keys of taps as their secret holds them: one random text, as the stack makes it, or `["<new>", "<older>"]`. The
 * first signs, all verify. Throws, without a value, where it is neither.
 */
export function tapKeysIn(text: string, sha256: Sha256): readonly TapKey[] {
  const found = Keys.safeParse(text.trimStart().startsWith('[') ? jsonIn(text) : [text]);
  if (!found.success)
    throw new Error(
      `the secret of the tap keys is no text of at least ${shortest} characters, nor a list of such`,
    );
  const keys = found.data.map((key) => ({ kid: sha256(key).slice(0, 4), key }));
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length)
    throw new Error('two of the tap keys cannot be told apart: put another new one in');
  return keys;
}

/** A new key may sign at once what somebody taps seconds later: whoever verifies must not know less than that. */
const leastMs = 1_000;

/** The keys, read again when they are five minutes old, or sooner when a tap names one that is not among them. */
export function tapKeys(
  read: () => Promise<string>,
  { entropy, now }: { readonly entropy: Pick<Entropy, 'sha256'>; readonly now: () => Instant },
): TapKeys {
  const secret = rotatingSecret(async () => [await read()], now, leastMs);
  const keysOf = ([text = '']: readonly string[]) => tapKeysIn(text, entropy.sha256);
  return {
    known: async () => keysOf(await secret.known()),
    async again() {
      const texts = await secret.again();
      return texts && keysOf(texts);
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
