import { type Plain, type PlainObject, isPlainObject } from './plain.ts';

/** The exact-match part of EventBridge's event-pattern language: an array lists what a field may be. */
export type Pattern = { readonly [field: string]: Pattern | readonly ExactValue[] };
export type ExactValue = string | number | boolean | null;

/**
 * Whether an event matches, as EventBridge answers for exact values: every field of the pattern must be there;
 * where the event holds an array, one common value is enough. Only own properties count.
 */
export function matches(pattern: Pattern, event: PlainObject): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const found = Object.hasOwn(event, field) ? event[field] : undefined;
    if (found === undefined) return false;
    return isExact(wanted) ? holds(wanted, found) : reaches(wanted, found);
  });
}

function isExact(wanted: Pattern | readonly ExactValue[]): wanted is readonly ExactValue[] {
  return Array.isArray(wanted);
}

function holds(wanted: readonly ExactValue[], found: Plain): boolean {
  const values: readonly Plain[] = Array.isArray(found) ? found : [found];
  return values.some((value) => wanted.some((exact) => exact === value));
}

function reaches(wanted: Pattern, found: Plain): boolean {
  const objects: readonly Plain[] = Array.isArray(found) ? found : [found];
  return objects.some((object) => isPlainObject(object) && matches(wanted, object));
}
