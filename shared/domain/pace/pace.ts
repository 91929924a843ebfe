import type { Instant } from '../instant.ts';
import type { Silence } from './silence.ts';

/**
 * How fast one business number may send, and whether it may at all: one row for all workers. The pace is a generic
 * cell rate algorithm: `nextAt` is the earliest moment that nobody has taken yet.
 */
export interface Pace {
  readonly nextAt: Instant;
  /** Up to there the urgent lane has taken moments: the normal lane keeps close meanwhile. */
  readonly urgentAt: Instant;
  /** Absent: Meta never said that it was too fast. */
  readonly slowed?: Slowed;
  /** Absent: the number may send. */
  readonly breaker?: Breaker;
  /** Messages were set aside while the number was stopped; from `dueAt` on the sweep looks after them. */
  readonly backlog?: { readonly dueAt: Instant };
  /** Absent: no call of the number was ever in vain. */
  readonly silence?: Silence;
}

/** From `at` on the number sends that `share` of its limit, and more again as time goes by. */
interface Slowed {
  readonly at: Instant;
  readonly share: number;
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
  /** Meta takes messages and fails them afterwards: what it answers to a probe tells nothing, only what it says of it later. */
  readonly late?: true;
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

/**
 * How much less of its limit a number uses after Meta said that it was too fast, and how much more in each millisecond
 * after it: what people write to a number counts as well, and nobody knows how much they will.
 */
const slower = 0.85;
const recovery = 0.01 / 1000;

/** Refusals of what was on its way already say nothing new. Milliseconds. */
const sameNews = 2_000;

/** How far ahead the normal lane takes its moments; what is urgent waits for little more than this. Milliseconds. */
export const horizon = 1_250;

/**
 * The same while urgent messages come and for `lately` after, at 80 a second: many of them have little before them.
 * Farther with more a second, for those who wait for their moments ask anew for each that others take. Milliseconds.
 */
const nearer = 250;
const lately = 2_000;

/** Nobody takes moments as far ahead as this: a worker whose clock is an hour ahead stops nobody for an hour. Milliseconds. */
const farthest = 30_000;

/** A number that has sent nothing yet. */
export const freshPace: Pace = { nextAt: 0, urgentAt: 0 };

/** Milliseconds between two messages of a number. */
export function intervalOf(perSecond: number, used = share): number {
  return 1000 / (perSecond * used);
}

/**
 * Moments at which messages may go, all lanes together never more than the number may send. Urgent ones take the first
 * that is free, whatever it is; the normal lane waits meanwhile.
 */
export function reserve(pace: Pace, wanted: Wanted): Reservation {
  const { count, lane, perSecond, now } = wanted;
  if (pace.breaker !== undefined) return probe(pace, pace.breaker, now);
  const interval = intervalOf(perSecond, shareOf(pace, now));
  const free = freeAt(pace.nextAt, now);
  const ahead = horizonOf(pace, perSecond, now);
  if (lane === 'normal' && free - now > ahead) return { kind: 'wait', until: Math.ceil(free - ahead) };
  const nextAt = free + count * interval;
  const next = { ...pace, nextAt, ...(lane === 'urgent' && { urgentAt: nextAt }) };
  return reserved(slotsFrom(free, count, interval), next);
}

/** What lies beyond all moments that can have been taken was written by a clock that is wrong. */
function freeAt(at: Instant, now: Instant): Instant {
  return at > now + farthest ? now + horizon : Math.max(now, at);
}

function horizonOf({ urgentAt }: Pace, perSecond: number, now: Instant): number {
  const isUrgent = urgentAt > now - lately && urgentAt <= now + farthest;
  return isUrgent ? Math.min(horizon, (nearer * perSecond) / 80) : horizon;
}

function shareOf({ slowed }: Pace, now: Instant): number {
  if (slowed === undefined || slowed.at > now + farthest) return share;
  return Math.min(share, slowed.share + Math.max(0, now - slowed.at) * recovery);
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

/** The probe called nobody: the next one may try at once. */
export function untried(pace: Pace, now: Instant): Pace {
  const { breaker } = pace;
  if (breaker === undefined) return pace;
  return withBreaker(pace, { ...breaker, probes: Math.max(0, breaker.probes - 1), probeAt: now });
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
export function resumed(pace: Pace, now: Instant): Pace {
  const { breaker: _, ...closed } = pace;
  return { ...closed, backlog: { dueAt: now } };
}

/** Nothing is set aside any more. */
export function withoutBacklog(pace: Pace): Pace {
  const { backlog: _, ...rest } = pace;
  return rest;
}

/** Something was set aside: the sweep looks after it when the number may be tried, or now. */
export function withBacklog(pace: Pace, now: Instant): Pace {
  return { ...pace, backlog: { dueAt: pace.breaker?.probeAt ?? now } };
}

/** Meta said that it was too fast: nobody takes a moment within the next second, and fewer go in those after it. */
export function slowedDown(pace: Pace, now: Instant): Pace {
  const nextAt = Math.max(pace.nextAt, now + 1000);
  const { slowed } = pace;
  const isOld = slowed !== undefined && now - slowed.at < sameNews && slowed.at <= now + farthest;
  return isOld
    ? { ...pace, nextAt }
    : { ...pace, nextAt, slowed: { at: now, share: shareOf(pace, now) * slower } };
}
