import type { Instant } from '#domain/instant';
import { startOfDay } from './start-of-day.ts';

export type AbsenceEdge = 'from' | 'until';

export type ReadEdge =
  | { readonly kind: 'read'; readonly at: Instant }
  | { readonly kind: 'unreadable' }
  /** A day, and nobody says in which zone. */
  | { readonly kind: 'no-zone' };

const day = /^\d{4}-\d\d-\d\d$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const ofDay = 24 * 60 * 60 * 1000;

/**
 * From when, or until when, somebody is away: a time with its zone, or a day, which counts whole in the person's zone. Who
 * is away until a day is away on that day still.
 */
export function absenceEdge(text: string, edge: AbsenceEdge, timeZone: string | undefined): ReadEdge {
  if (!day.test(text)) {
    const at = time.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(at) ? { kind: 'unreadable' } : { kind: 'read', at };
  }
  const midnight = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(midnight) || isoDay(midnight) !== text) return { kind: 'unreadable' };
  if (timeZone === undefined) return { kind: 'no-zone' };
  return { kind: 'read', at: startOfDay(edge === 'from' ? text : isoDay(midnight + ofDay), timeZone) };
}

function isoDay(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}
