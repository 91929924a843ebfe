import type { Instant } from '../instant.ts';
import type { Pace } from './pace.ts';

/** Calls of a number that were in vain, one after the other: by any workers, with no answer in between. */
export interface Silence {
  /** When the first of them was begun. Silences that lie close together are one. */
  readonly since: Instant;
  /** When the newest of them was begun. */
  readonly last: Instant;
  /** Since the number was heard the last time. */
  readonly calls: number;
  /** Id of the message of the newest. */
  readonly thing: string;
  /** An answer came again; absent while none has. */
  readonly heardAt?: Instant;
}

/** A call that nobody answered, or that Meta answered by saying that it is unwell. */
export interface InVain {
  readonly begun: Instant;
  /** Id of its message. */
  readonly thing: string;
  /** The Graph code; `notSent` where nothing came from Meta. */
  readonly code: number;
  /** Meta may mean this one message: such a call counts once in a row for each. */
  readonly perhapsOwn: boolean;
}

/** So many calls in vain, with nothing in between, mean that Meta is away. */
const inARow = 5;

/** A number that is heard for less than this between two silences had one outage. Milliseconds. */
const sameOutage = 3_600_000;

/** The pace after a call in vain; the same one where that tells nothing new. */
export function calledInVain(pace: Pace, { begun, thing, perhapsOwn }: InVain): Pace {
  const { silence, breaker } = pace;
  if (breaker !== undefined) return pace;
  if (silence === undefined) return { ...pace, silence: { since: begun, last: begun, calls: 1, thing } };
  const { since, last, calls, heardAt } = silence;
  if (heardAt === undefined) {
    if (perhapsOwn && thing === silence.thing) return pace;
    const span = { since: Math.min(since, begun), last: Math.max(last, begun) };
    return { ...pace, silence: { ...span, calls: calls + 1, thing } };
  }
  // Somebody was answered after this call was begun: it is this one that got lost.
  if (heardAt > begun) return pace;
  const from = begun - heardAt < sameOutage ? since : begun;
  return { ...pace, silence: { since: from, last: begun, calls: 1, thing } };
}

/** Whether the calls in vain are so many that the number is to be stopped. */
export function isAway({ silence }: Pace): boolean {
  return silence !== undefined && silence.heardAt === undefined && silence.calls >= inARow;
}

/** Whether nothing has been heard of the number since its newest call in vain. */
export function isSilent({ silence }: Pace): boolean {
  return silence !== undefined && silence.heardAt === undefined;
}

/** The pace after an answer that came at that moment; the same one where no silence ends by it. */
export function heardAgain(pace: Pace, at: Instant): Pace {
  const { silence } = pace;
  if (silence === undefined || silence.heardAt !== undefined || at < silence.last) return pace;
  return { ...pace, silence: { ...silence, calls: 0, heardAt: at } };
}

/** Whether an attempt fell into a silence, and whether the number has been heard since. */
export function silenceAt(silence: Silence | undefined, attempted: Instant): 'none' | 'lasting' | 'over' {
  if (silence === undefined || attempted < silence.since) return 'none';
  if (silence.heardAt === undefined) return 'lasting';
  return attempted <= silence.heardAt ? 'over' : 'none';
}
