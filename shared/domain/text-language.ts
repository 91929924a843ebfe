import type { Context, FilterImplOptions, Liquid } from 'liquidjs';

/** Where a text is read: dates and money are written as there. UTC and English where none is given. */
export interface Place {
  /** IANA name. */
  readonly timeZone: string;
  /** As Meta spells it, `pt_BR`. */
  readonly language: string;
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
 * chance: an event that is routed again must give the same text. Adds `money`.
 */
export function allowOnly(engine: Liquid): void {
  for (const name of Object.keys(engine.tags)) {
    if (!tags.has(name)) Reflect.deleteProperty(engine.tags, name);
  }
  for (const name of unused) engine.unregisterFilter(name);
  for (const [name, filter] of Object.entries(engine.filters)) {
    if (name === 'date' && typeof filter === 'function') engine.registerFilter(name, withoutClock(filter));
  }
  engine.registerFilter('money', function money(value: unknown, currency: unknown) {
    return moneyText(this.context, value, currency);
  });
}

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

/** `{{ 1240.5 | money: "BRL" }}` is `R$ 1.240,50` in pt_BR. Throws where it is no number or no ISO 4217 code. */
function moneyText(context: Context, value: unknown, currency: unknown): string {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new Error('no amount');
  return new Intl.NumberFormat(context.opts.locale, { style: 'currency', currency: String(currency) }).format(
    amount,
  );
}
