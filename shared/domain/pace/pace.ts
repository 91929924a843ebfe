import type { Instant } from '../instant.ts';

/**
 * How fast one business number may send, and whether it may at all: one row for all workers. The pace is a generic
 * cell rate algorithm: `nextAt` is the earliest moment that nobody has taken yet.
 */
export interface Pace {
  readonly nextAt: Instant;
  /** The same of the urgent lane, which does not wait for the other. */
  readonly urgentAt: Instant;
  /** Absent: the number may send. */
  readonly breaker?: Breaker;
  /** Messages were set aside while the number was stopped; from `dueAt` on the sweep looks after them. */
  readonly backlog?: { readonly dueAt: Instant };
}

/** Meta refuses the number as a whole: nothing goes but a probe now and then. */
export interface Breaker {
  /** The Graph code that opened it; `notSent` where Meta could not be reached. */
  readonly code: number;
  readonly since: Instant;
  /** From when on one message may try. */
  readonly probeAt: Instant;
  /** How many have tried. */
  readonly probes: number;
}

export type Lane = 'normal' | 'urgent';

export interface Wanted {
  readonly count: number;
  readonly lane: Lane;
  /** What the number may send, in messages a second. */
  readonly perSecond: number;
  readonly now: Instant;
}

export type Reservation =
  /** One moment for each message, in order. Where there are fewer than wanted, `others` is said to the rest. */
  | {
      readonly kind: 'reserved';
      readonly slots: readonly Instant[];
      readonly others: NotNow;
      readonly pace: Pace;
    }
  | NotNow;

type NotNow =
  /** Too many have their moment already: ask again at `until`. Nothing is taken. */
  | { readonly kind: 'wait'; readonly until: Instant }
  /** The number is refused; a probe goes at `until` at the earliest. Nothing is taken. */
  | { readonly kind: 'stopped'; readonly until: Instant; readonly code: number };

/** Part of the limit that is used: Meta counts by a clock of its own. */
const share = 0.97;

/** How far ahead the normal lane takes its moments; what is urgent never waits for more than this. Milliseconds. */
export const horizon = 1_250;

/** No moment lies farther ahead than this: a worker whose clock is an hour ahead stops nobody for an hour. Milliseconds. */
const farthest = 30_000;

/** A number that has sent nothing yet. */
export const freshPace: Pace = { nextAt: 0, urgentAt: 0 };

/** Milliseconds between two messages of a number. */
export function intervalOf(perSecond: number): number {
  return 1000 / (perSecond * share);
}

/** Moments at which messages may go. Urgent ones take theirs at once and push the others back. */
export function reserve(pace: Pace, wanted: Wanted): Reservation {
  const { count, lane, perSecond, now } = wanted;
  if (pace.breaker !== undefined) return probe(pace, pace.breaker, now);
  const interval = intervalOf(perSecond);
  const taken = count * interval;
  const free = Math.min(Math.max(now, pace.nextAt), now + farthest);
  if (lane === 'urgent') {
    const first = Math.min(Math.max(now, pace.urgentAt), now + farthest);
    const next = { ...pace, nextAt: free + taken, urgentAt: first + taken };
    return reserved(slotsFrom(first, count, interval), next);
  }
  if (free - now > horizon) return { kind: 'wait', until: Math.ceil(free - horizon) };
  const next = { ...pace, nextAt: free + taken };
  return reserved(slotsFrom(free, count, interval), next);
}

function reserved(slots: readonly Instant[], pace: Pace): Reservation {
  const others = { kind: 'wait' as const, until: Math.ceil(pace.nextAt) };
  return { kind: 'reserved', slots, others, pace };
}

function slotsFrom(first: Instant, count: number, interval: number): readonly Instant[] {
  return Array.from({ length: count }, (_, index) => Math.ceil(first + index * interval));
}

function probe(pace: Pace, breaker: Breaker, now: Instant): Reservation {
  const { probeAt, probes, code } = breaker;
  if (now < probeAt) return { kind: 'stopped', until: probeAt, code };
  const next = { ...breaker, probes: probes + 1, probeAt: now + probePause(probes + 1) };
  const others = { kind: 'stopped' as const, until: next.probeAt, code };
  return { kind: 'reserved', slots: [now], others, pace: withBreaker(pace, next) };
}

/** One minute, doubling up to a quarter of an hour: an operator acts meanwhile. Milliseconds. */
function probePause(probes: number): number {
  return Math.min(60_000 * 2 ** Math.min(probes, 10), 900_000);
}

/** Meta refused the number: the breaker opens, or stays open with the newer code. */
export function stopped(pace: Pace, code: number, now: Instant): Pace {
  const { breaker } = pace;
  const open = breaker ?? { since: now, probeAt: now + probePause(0), probes: 0 };
  return withBreaker(pace, { ...open, code });
}

function withBreaker(pace: Pace, breaker: Breaker): Pace {
  return { ...pace, breaker, backlog: { dueAt: breaker.probeAt } };
}

/** A probe went through, or an operator says that the number may send again: what was set aside is due now. */
export function resumed({ nextAt, urgentAt }: Pace, now: Instant): Pace {
  return { nextAt, urgentAt, backlog: { dueAt: now } };
}

/** Nothing is set aside any more. */
export function withoutBacklog({ nextAt, urgentAt, breaker }: Pace): Pace {
  return { nextAt, urgentAt, ...(breaker !== undefined && { breaker }) };
}

/** Something was set aside: the sweep looks after it when the number may be tried, or now. */
export function withBacklog(pace: Pace, now: Instant): Pace {
  return { ...pace, backlog: { dueAt: pace.breaker?.probeAt ?? now } };
}

/** Meta said that it was too fast: nobody takes a moment within the next second. */
export function slowedDown(pace: Pace, now: Instant): Pace {
  return { ...pace, nextAt: Math.max(pace.nextAt, now + 1000) };
}
