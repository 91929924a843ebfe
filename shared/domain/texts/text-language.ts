import type { FilterImplOptions, Liquid } from 'liquidjs';

import type { Instant } from '../instant.ts';
import { intlFormats } from './intl-formats.ts';
import { moneyText, numberText, percentText } from './text-numbers.ts';
import { localDate, localDateTime, localTime, type Reader, relativeTime } from './text-times.ts';

/** Where a text is read: dates and amounts are written as there. UTC and English where none is given. */
export interface Place {
  /** IANA name. */
  readonly timeZone: string;
  /** As Meta spells it, `pt_BR`. */
  readonly language: string;
  /** From when relative times are counted. Where it is absent, texts with such do not render. */
  readonly at?: Instant;
}

/** The reader of a text where a place is given, and where none is. */
export function readerAt(place: Place | undefined): Reader {
  if (place === undefined) return { locale: 'en', timeZone: 'UTC', at: undefined };
  return { locale: place.language.replace('_', '-'), timeZone: place.timeZone, at: place.at };
}

const tags = new Set([
  'assign',
  'break',
  'capture',
  'case',
  'comment',
  'continue',
  'cycle',
  'echo',
  'for',
  'if',
  'raw',
  'unless',
  '#',
]);

/** They answer by chance, or are Jekyll's ways to write a date. */
const unused = [
  'sample',
  'shuffle',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
];

/**
 * Takes out of the engine what reads files or other texts, writes into the event, asks the clock or answers by
 * chance: an event that is routed again must give the same text. Adds the filters that write for a reader, who is
 * asked for at each use.
 */
export function allowOnly(engine: Liquid, reader: () => Reader): void {
  for (const name of Object.keys(engine.tags)) {
    if (!tags.has(name)) Reflect.deleteProperty(engine.tags, name);
  }
  for (const name of unused) engine.unregisterFilter(name);
  for (const [name, filter] of Object.entries(engine.filters)) {
    if (name === 'date' && typeof filter === 'function') engine.registerFilter(name, withoutClock(filter));
  }
  const formats = intlFormats();
  for (const [name, text] of Object.entries(numberFilters)) {
    engine.registerFilter(name, (...given: readonly unknown[]) => text(formats, reader().locale, given));
  }
  for (const [name, text] of Object.entries(timeFilters)) {
    engine.registerFilter(name, (...given: readonly unknown[]) => text(formats, reader(), given));
  }
}

const numberFilters = { money: moneyText, number: numberText, percent: percentText };
const timeFilters = {
  local_date: localDate,
  local_time: localTime,
  local_date_time: localDateTime,
  relative_time: relativeTime,
};

type Filter = Extract<FilterImplOptions, (...rest: never[]) => unknown>;

function withoutClock(filter: Filter): Filter {
  return function date(value: unknown, format: unknown, zone: unknown) {
    if (value === 'now' || value === 'today') throw new Error('a text has no clock');
    // A day is the same day everywhere; only a moment is written in the reader's zone.
    const text: unknown = filter.call(this, inUtc(value), format, isDay(value) ? 0 : zone);
    return text;
  };
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** A date and time without a zone is UTC, whatever the zone of the machine. */
function inUtc(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/.test(value)
    ? `${value.replace(' ', 'T')}Z`
    : value;
}
