import { canonical, isPlainObject, type PlainObject } from '../plain.ts';

/** Id of the record that an outcome is about; empty where it is about none. */
export function recordIn({ record }: PlainObject): string {
  return isPlainObject(record) && typeof record['id'] === 'string' ? record['id'] : '';
}

/**
 * What an outcome's detail says by its fact alone: the same at each look. What it says besides, of a person that may
 * be erased or of a record as its own system names it, is left out.
 */
export function saidByFact(detail: PlainObject): PlainObject {
  const said = Object.entries(detail).filter(([field]) => field !== 'person');
  return { ...Object.fromEntries(said), record: recordIn(detail) };
}

export function saysTheSame(one: PlainObject, other: PlainObject): boolean {
  return canonical(saidByFact(one)) === canonical(saidByFact(other));
}
