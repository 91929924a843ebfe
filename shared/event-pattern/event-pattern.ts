import type { Shape } from './fields.ts';
import type { Json, Scalar } from './json.ts';

/** A pattern that was checked. It matches where all leaves of one branch do; `$or` makes more than one branch. */
export interface EventPattern {
  readonly branches: readonly Branch[];
  /** The fields that the branches look at. */
  readonly shape: Shape;
}

/** Leaves in the order of their paths, by UTF-16 code units, each path once. */
export type Branch = readonly Leaf[];

export interface Leaf {
  /** Field names joined with dots: a name with a dot in it and two nested names are the same path, as on AWS. */
  readonly path: string;
  /** As written, for a person to read. */
  readonly wanted: readonly Json[];
  /** The leaf holds where one of them accepts one value. */
  readonly tests: readonly Test[];
  /** It holds as well where the field is not there: `{ "exists": false }`. */
  readonly mayBeAbsent: boolean;
}

export interface Test {
  accepts(value: Scalar): boolean;
  /** What is true of every value that the test accepts, for an index to go by. */
  readonly anchor: Anchor;
}

export type Anchor = KeyAnchor | ({ readonly kind: 'range' } & Range);

export interface KeyAnchor {
  readonly kind: 'key';
  readonly view: View;
  readonly key: Scalar;
}

/** From where a value is looked at; `keysOf` says which keys it has from there. */
export type View =
  | 'present'
  | 'whole'
  | 'start'
  | 'end'
  | 'folded'
  | 'folded-start'
  | 'folded-end'
  | 'address';

/** Numbers between two bounds, which may be infinite. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether the bound itself is left out. */
  readonly openFrom: boolean;
  readonly openTo: boolean;
}

/** A field of this path is there, whatever it holds. */
export const anyValue: Anchor = { kind: 'key', view: 'present', key: '' };
