import type { Instant } from '../instant.ts';

/** The newest status of a business number that was applied: it shows that statuses come, and how late. */
export interface Heartbeat {
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
  readonly appliedAt: Instant;
}

/** A status this much younger than an attempt would have come after the attempt's own. Milliseconds. */
const margin = 60_000;

/** With a longer lag, the attempt's own status may still be on its way. Milliseconds. */
const longestLag = 30_000;

/** Whether statuses have come without delay of what happened well after `since`. */
export function hasPassed({ happenedAt, appliedAt }: Heartbeat, since: Instant): boolean {
  return happenedAt - since >= margin && appliedAt - happenedAt < longestLag;
}
