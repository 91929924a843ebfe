import type { Instant } from '../instant.ts';

/** Where a fact about a record lies: all facts of one thing lie together, in the order of their rank. */
export interface OfRecord {
  readonly record: string;
  /** 0, or the slice of a notice to more than 200 people. */
  readonly slice: number;
  /** The instant of the cause. */
  readonly at: Instant;
  /** Event id, routing id or message id. */
  readonly thing: string;
}

export interface OfMessage extends OfRecord {
  readonly event: string;
  readonly route: string;
  readonly person: string;
}
