import type { Refused } from '../facts/message-fact.ts';
import { takesMinutes } from '../outbound/graph-errors.ts';

const longest = 900_000;
/** Until the number's first probe; the message is not looked at before the number may send again. */
const stopped = 60_000;

/** How long a message waits after a refused attempt, in milliseconds: 1 s, 4 s, 16 s, … capped at a quarter of an hour. */
export function backoff(attempt: number): number {
  return Math.min(1000 * 4 ** (attempt - 1), longest);
}

/** The same by what Meta said: where limits of calls or maintenance last for minutes, 1, 2, 4, 8 and 15 of them. */
export function waitAfter({ code, means, attempt }: Pick<Refused, 'code' | 'means' | 'attempt'>): number {
  if (means === 'stop-number') return stopped;
  if (means === 'wait-template') return longest;
  return takesMinutes(code) ? Math.min(60_000 * 2 ** (attempt - 1), longest) : backoff(attempt);
}
