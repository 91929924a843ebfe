import type { Instant } from '#domain/instant';
import { zonedDay } from '#domain/texts/zoned-day';

/** No zone is further from UTC. */
const farthest = 15 * 60 * 60 * 1000;

/**
 * The first instant of a calendar day, `2026-11-22`, in an IANA time zone, whatever its clocks do that night. Throws
 * RangeError on an unknown zone.
 */
export function startOfDay(day: string, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, from] = [midnight - farthest, midnight + farthest];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (zonedDay(middle, timeZone) < day) before = middle;
    else from = middle;
  }
  return from;
}
