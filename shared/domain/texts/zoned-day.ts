import type { Instant } from '../instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day, `2026-11-22`, that an instant falls on in an IANA time zone. Throws RangeError on an unknown zone. */
export function zonedDay(instant: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
