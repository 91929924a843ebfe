import type { Instant } from '../instant.ts';

/**
 * The line of messages to one person from one number, once Meta has said that there were too many (131056): each
 * takes a moment of its own, so that those who wait do not refuse each other.
 */
export interface PersonPace {
  /** The earliest moment that no message of this person has taken yet. */
  readonly nextAt: Instant;
}

/** Meta lets one message through to a person every six seconds, after a burst that it lends. Milliseconds. */
const pairInterval = 6_000;

export type Turn =
  | { readonly kind: 'go'; readonly pace?: PersonPace }
  /** The moment is taken with the pace that goes with it. */
  | { readonly kind: 'wait'; readonly until: Instant; readonly pace: PersonPace };

/** Whether a message may go to this person now, or when. */
export function turnOf(pace: PersonPace | undefined, now: Instant): Turn {
  return pace === undefined || pace.nextAt <= now ? { kind: 'go' } : inLine(pace.nextAt);
}

/** Meta refused a message as one too many: it goes to the end of the line, after at least `pause` milliseconds. */
export function backInLine(
  pace: PersonPace | undefined,
  now: Instant,
  pause: number,
): Extract<Turn, { kind: 'wait' }> {
  return inLine(Math.max(pace?.nextAt ?? 0, now + pause));
}

function inLine(until: Instant): Extract<Turn, { kind: 'wait' }> {
  return { kind: 'wait', until, pace: { nextAt: until + pairInterval } };
}
