import { canonical, isPlainObject, type Plain, type PlainObject } from '../plain.ts';

/** Id of the record that an outcome is about; empty where it is about none. */
export function recordIn({ record }: PlainObject): string {
  return isPlainObject(record) && typeof record['id'] === 'string' ? record['id'] : '';
}

/**
 * What an outcome's detail says by its fact alone: the same at each look. What it says besides, of a person that may
 * be erased or of a record as its own system names it, is left out.
 */
export function saidByFact(detail: PlainObject): PlainObject {
  const said = Object.entries(detail).filter(([field, value]) => !isBeside(field, value));
  return { ...Object.fromEntries(said), record: recordIn(detail) };
}

/** Who it was, and what they said: neither is there any more once the person is erased. */
const ofPeople: ReadonlySet<string> = new Set(['person', 'by', 'standsFor', 'answers', 'fields']);

/** A reason of ours is a word, and stands in the fact; one that somebody gave is an object. */
function isBeside(field: string, value: Plain): boolean {
  return ofPeople.has(field) || (field === 'reason' && isPlainObject(value));
}

export function saysTheSame(one: PlainObject, other: PlainObject): boolean {
  return canonical(saidByFact(one)) === canonical(saidByFact(other));
}
