/**
 * A date as somebody writes it on a phone, as `2026-12-24`: the day comes before the month (`24/12/2026`, `24.12.26`,
 * `24-12-2026`), in every language, unless the year comes first. Undefined where there is no such day, or
 * one before 1900: that is a slip of the thumb.
 */
export function saidDate(text: string): string | undefined {
  const said = text.trim();
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said) ?? [];
  if (year !== undefined) return dateOf(year, month, day);
  const [, first, second, third] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(said) ?? [];
  if (third === undefined) return undefined;
  return dateOf(third.length === 2 ? `20${third}` : third, second, first);
}

function dateOf(year: string, month = '', day = ''): string | undefined {
  const days = daysOf(Number(year), Number(month));
  if (Number(year) < 1900) return undefined;
  const isDay = Number(day) >= 1 && days !== undefined && Number(day) <= days;
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** How many days a month has, from 1; undefined where there is no such month. */
function daysOf(year: number, month: number): number | undefined {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
