import type { Branch, Leaf } from './event-pattern.ts';

/** One alternative of one pattern of a set. */
export interface Entry {
  readonly branch: Branch;
  /** The place of its pattern in the set. */
  readonly order: number;
}

/** An entry on its way, with the leaves that were not gone by yet. */
export interface Traveller {
  readonly entry: Entry;
  readonly left: readonly Leaf[];
  /** In how many parts it is, because leaves accept more than one value. */
  readonly copies: number;
}
