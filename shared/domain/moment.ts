import type { Instant } from './instant.ts';

/** A point in time; or a calendar day, which is the same day everywhere, as its midnight in UTC. */
export interface Moment {
  readonly kind: 'instant' | 'day';
  readonly at: Instant;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3]):?([0-5]\d))?)?$/;

const dayLength = 86_400_000;
/** The year 10,000: what lies beyond was milliseconds, not seconds. */
const end = 253_402_300_800_000;

/**
 * The moment that a value of an event stands for: ISO 8601, in UTC where it names no zone, or seconds since 1970, as
 * a number or in nine digits and more; fewer are a year, or a day in another spelling. Undefined where it is none.
 * Parsed here, since what the platform makes of other spellings depends on the zone of the machine.
 */
export function momentOf(value: unknown): Moment | undefined {
  if (typeof value === 'number') return ofSeconds(value);
  if (typeof value !== 'string') return undefined;
  if (/^\d{9,}$/.test(value)) return ofSeconds(Number(value));
  const parts = iso.exec(value);
  return parts === null ? undefined : ofParts(parts);
}

function ofSeconds(seconds: number): Moment | undefined {
  const at = Math.round(seconds * 1000);
  return Math.abs(at) < end ? { kind: 'instant', at } : undefined;
}

function ofParts(parts: readonly (string | undefined)[]): Moment | undefined {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1, 7).map(numberOf);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const midnight = daysSince1970(year, month, day) * dayLength;
  if (parts[4] === undefined) return { kind: 'day', at: midnight };
  const fraction = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const ahead = (numberOf(parts[9]) * 60 + numberOf(parts[10])) * 60_000;
  const at = midnight + (hours * 3600 + minutes * 60 + seconds) * 1000 + fraction;
  return { kind: 'instant', at: parts[8] === '-' ? at + ahead : at - ahead };
}

function numberOf(digits: string | undefined): number {
  return Number(digits ?? 0);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** In the proleptic Gregorian calendar. https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
