import type { Instant } from '../instant.ts';
import type { IntlFormats } from './intl-formats.ts';
import { type Moment, momentOf } from '../moment.ts';
import { zonedDay } from './zoned-day.ts';

/** Who reads a text, as filters see it. */
export interface Reader {
  /** As Intl spells it, `pt-BR`. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The moment from which relative times are counted. */
  readonly at: Instant | undefined;
}

type Style = 'short' | 'medium' | 'long';

/** `{{ detail.dueAt | local_date }}`: `1 de dez. de 2026` in pt_BR. A day is the same day everywhere. */
export function localDate(formats: IntlFormats, reader: Reader, [value, style]: readonly unknown[]): string {
  const { kind, at } = readMoment(value);
  const timeZone = kind === 'day' ? 'UTC' : reader.timeZone;
  return formats.dateTime(reader.locale, { dateStyle: styleOf(style, 'medium'), timeZone }).format(at);
}

/** `{{ detail.dueAt | local_time }}`: `22:30` in pt_BR. Throws where it is a day: that has no time. */
export function localTime(formats: IntlFormats, reader: Reader, [value, style]: readonly unknown[]): string {
  const { kind, at } = readMoment(value);
  if (kind === 'day') throw new Error('a day has no time');
  const { locale, timeZone } = reader;
  return formats.dateTime(locale, { timeStyle: styleOf(style, 'short'), timeZone }).format(at);
}

/** Both: the style is that of the date, the time is hours and minutes. Of a day it is the date alone. */
export function localDateTime(formats: IntlFormats, reader: Reader, given: readonly unknown[]): string {
  const [value, style] = given;
  const { kind, at } = readMoment(value);
  if (kind === 'day') return localDate(formats, reader, given);
  const { locale, timeZone } = reader;
  const dateStyle = styleOf(style, 'medium');
  return formats.dateTime(locale, { dateStyle, timeStyle: 'short', timeZone }).format(at);
}

/**
 * `{{ detail.dueAt | relative_time }}`: `em 2 horas`, `há 3 dias` in pt_BR, counted from when the event was decided
 * on, for a message that is read soon after. A day is counted in days of the reader's calendar: `amanhã`.
 */
export function relativeTime(formats: IntlFormats, reader: Reader, [value]: readonly unknown[]): string {
  const moment = readMoment(value);
  if (reader.at === undefined) throw new Error('there is no moment to count from');
  const { count, unit } =
    moment.kind === 'day' ? daysBetween(reader.at, moment, reader.timeZone) : distance(moment.at - reader.at);
  // In words where they are exact; `tomorrow` may not be what is 24 hours from now.
  const numeric = moment.kind === 'day' || unit === 'second' ? 'auto' : 'always';
  return formats.relativeTime(reader.locale, { numeric }).format(count, unit);
}

interface Distance {
  readonly count: number;
  readonly unit: Intl.RelativeTimeFormatUnit;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Each unit until the count of the next says nearly as much: `in 75 minutes`, but `in 3 hours`. */
const units = [
  { unit: 'minute', length: minute, below: 90 * minute },
  { unit: 'hour', length: hour, below: 36 * hour },
  { unit: 'day', length: day, below: 45 * day },
  { unit: 'month', length: 30.436_875 * day, below: 548 * day },
] as const;
const year = { unit: 'year', length: 365.242_5 * day } as const;

function distance(ms: number): Distance {
  const size = Math.abs(ms);
  if (size < minute / 2) return { count: 0, unit: 'second' };
  const { unit, length } = units.find(({ below }) => size < below) ?? year;
  return { count: Math.sign(ms) * Math.round(size / length), unit };
}

function daysBetween(at: Instant, { at: midnight }: Moment, timeZone: string): Distance {
  const today = readMoment(zonedDay(at, timeZone));
  return { count: Math.round((midnight - today.at) / day), unit: 'day' };
}

function readMoment(value: unknown): Moment {
  const moment = momentOf(value);
  if (moment === undefined) throw new Error('no date or time');
  return moment;
}

function styleOf(style: unknown, standard: Style): Style {
  if (style === undefined) return standard;
  if (style !== 'short' && style !== 'medium' && style !== 'long') throw new Error('no style');
  return style;
}
