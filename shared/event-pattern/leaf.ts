import { type Effort, spend } from './effort.ts';
import type { Leaf } from './event-pattern.ts';
import type { Field } from './fields.ts';
import type { Scalar } from './json.ts';

export function isAccepted({ tests }: Leaf, value: Scalar, effort: Effort): boolean {
  for (const test of tests) {
    if (!spend(effort, 1)) return false;
    if (test.accepts(value)) return true;
  }
  return false;
}

/** Whether a leaf holds by itself, wherever in the event its values lie. */
export function holdsAlone(leaf: Leaf, fields: readonly Field[] | undefined, effort: Effort): boolean {
  if (fields === undefined) return leaf.mayBeAbsent;
  for (const { value } of fields) {
    if (isAccepted(leaf, value, effort)) return true;
  }
  return false;
}
