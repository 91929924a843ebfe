import { type Instant, stampOf } from './instant.ts';

/** A source's clock may run ahead of ours by this much, in milliseconds. */
const tolerance = 300_000;

export interface Happening {
  /** When the source says that it happened. */
  readonly happenedAt: Instant;
  /** When we first saw it. */
  readonly decidedAt: Instant;
  /** The producer's own count, where its source names one: 0 to 2^53 - 1. */
  readonly sequence?: number;
  /** The event's id. */
  readonly event: string;
}

export interface EventStamp {
  /**
   * Sorts as text by time, the producer's sequence, the moment we first saw it, event id: the greatest writer of a
   * field wins. Times of EventBridge have no more than seconds, so that within one the order of arrival decides.
   */
  readonly stamp: string;
  /** The source's time was too far ahead to be believed, and ours stands in for it. */
  readonly clockAhead: boolean;
}

export function eventStamp({ happenedAt, decidedAt, sequence, event }: Happening): EventStamp {
  const clockAhead = happenedAt > decidedAt + tolerance;
  const time = stampOf(clockAhead || !isInstant(happenedAt) ? decidedAt : happenedAt);
  const count = sequence === undefined ? '' : sequence.toString(36).padStart(11, '0');
  return { stamp: `${time}.${count}.${stampOf(decidedAt)}.${event}`, clockAhead };
}

/** Before 1970, or no time at all: there is no stamp for it. */
function isInstant(happenedAt: number): boolean {
  return Number.isSafeInteger(happenedAt) && happenedAt >= 0;
}

/** Whether a stamp's event happened strictly after another's, by the source's own time and sequence alone. */
export function happenedAfter(stamp: string, other: string): boolean {
  return momentOf(stamp) > momentOf(other);
}

function momentOf(stamp: string): string {
  return stamp.split('.', 2).join('.');
}
