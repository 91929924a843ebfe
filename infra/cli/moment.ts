import type { Instant } from '#domain/instant';
import { momentOf } from '#domain/moment';
import { UsageError } from './io.ts';

/**
 * The instant that somebody means by a day, `2026-11-22`, or a time, `2026-11-22T09:30` or `2026-11-22T12:30:00Z`;
 * without an offset it is the time of this machine. A day as the end of a period is the end of that day.
 */
export function readMoment(text: string, edge: 'start' | 'end'): Instant {
  const shape = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;
  const [, day, time] = shape.exec(text) ?? [];
  const whole = edge === 'start' ? 'T00:00:00.000' : 'T23:59:59.999';
  const instant = Date.parse(`${day}${time ?? whole}`);
  // `Date` takes 30 February for 2 March.
  if (day === undefined || momentOf(day) === undefined || Number.isNaN(instant) || instant < 0) {
    throw new UsageError(`'${text}' is no day such as 2026-11-22 and no time such as 2026-11-22T09:30`);
  }
  return instant;
}

/** `2026-11-22 09:30:07`, in the zone of this machine. */
export function localTime(instant: Instant): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
