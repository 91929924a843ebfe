import type { Instant } from '../instant.ts';
import { zonedDay } from '../texts/zoned-day.ts';

/** An hour of UTC as it stands in keys, `2026-11-22T10`. Sorts as text. */
export type Hour = string;

const hourMs = 60 * 60 * 1000;

export function hourOf(instant: Instant): Hour {
  const hour = Math.floor(instant / hourMs) % 24;
  return `${zonedDay(instant, 'UTC')}T${String(hour).padStart(2, '0')}`;
}

/** The instant at which an hour begins. Throws RangeError where the text is no hour. */
export function startOf(hour: Hour): Instant {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2})$/.exec(hour) ?? [];
  const days = daysTo(Number(year), Number(month), Number(day));
  const start = (days * 24 + Number(clock)) * hourMs;
  if (clock === undefined || hourOf(start) !== hour) throw new RangeError(`not an hour: ${hour}`);
  return start;
}

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar, counted in years that begin in March.
 * https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function daysTo(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

/** The hour so many after this one; before it where negative. */
export function hoursFrom(hour: Hour, hours: number): Hour {
  return hourOf(startOf(hour) + hours * hourMs);
}

/** Both included; none where the last lies before the first. */
export function* hoursBetween(first: Hour, last: Hour): Generator<Hour> {
  for (let hour = first; hour <= last; hour = hoursFrom(hour, 1)) yield hour;
}
