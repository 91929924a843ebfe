import * as z from 'zod/mini';
import type { Instant } from '#domain/instant';
import type { RotatingSecret } from '#ports/rotating-secret';

const keptMs = 5 * 60 * 1000;
/** Whoever is turned away may try again as often as they like: the secret is not read each time. */
const minute = 60 * 1000;

interface Known {
  readonly texts: Promise<readonly string[]>;
  readonly readAt: Instant;
}

/**
 * Reads the secret when it is five minutes old, or sooner when asked, but not within `leastMs` of the last time. One that
 * cannot be read again stays as it was.
 */
export function rotatingSecret(
  read: () => Promise<readonly string[]>,
  now: () => Instant,
  leastMs = minute,
): RotatingSecret {
  let known: Known | undefined;
  const fresh = () => {
    const before = known;
    const next: Known = { texts: read(), readAt: now() };
    known = next;
    next.texts.catch(() => {
      if (known === next) known = before;
    });
    return next.texts;
  };
  const isOlder = (ms: number) => known === undefined || now() - known.readAt >= ms;
  return {
    known: () => (known === undefined || isOlder(keptMs) ? fresh() : known.texts),
    again: async () => (isOlder(leastMs) ? fresh() : undefined),
  };
}

/** Shorter ones can be guessed from one signed request. */
const shortest = 16;
const List = z.array(z.string().check(z.minLength(shortest)));

/** The secrets in `["<secret>", "<older secret>"]`. Throws, without a value, where it is not that. */
export function secretsIn(text: string): readonly string[] {
  const list = List.safeParse(jsonIn(text));
  if (list.success) return list.data;
  throw new Error(`the secret of the apps is not a list of texts of at least ${shortest} characters`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
