import { type Hmac, saltedDigest } from '../digest.ts';
import type { Scalar } from '../plain.ts';

/** Values by field. `$title`, `$stage`, `$url` and `$closed` are the record's own. */
export type FieldValues = ReadonlyMap<string, Scalar>;

/**
 * One field before and after. Stages, numbers, booleans and null stand as they are; other texts as salted
 * digests, since the ledger holds no content. Absent means that the field was not there.
 */
export interface FieldChange {
  readonly field: string;
  readonly before?: Scalar;
  readonly after?: Scalar;
}

interface Salted {
  readonly salt: string;
  readonly hmac: Hmac;
}

/** Each field that differs, and no other. Whether the record is open is told by its state, not as a field. */
export function fieldChanges(was: FieldValues, is: FieldValues, salted: Salted): FieldChange[] {
  return [...is.keys()]
    .filter((field) => field !== '$closed' && was.get(field) !== is.get(field))
    .map((field) => {
      const before = told(field, was.get(field), salted);
      const after = told(field, is.get(field), salted);
      return {
        field,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      };
    });
}

function told(field: string, value: Scalar | undefined, { salt, hmac }: Salted): Scalar | undefined {
  if (typeof value !== 'string' || field === '$stage') return value;
  return saltedDigest(hmac, salt, value);
}
