import type { Plain, Scalar } from '#domain/plain';

/** The two tables: what is true now, and the append-only facts. */
export type Table = 'state' | 'ledger';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as it lies in a table. `Uint8Array` is DynamoDB's binary. At most 400 KB. */
export type Item = Key & { readonly [attribute: string]: Plain | Uint8Array };

/** A put that happens only if the key is free, or if the item there still has this `version`. */
export interface Put {
  readonly table: Table;
  readonly item: Item;
  readonly when: 'absent' | { readonly version: number };
}

/** Of a transaction: writes nothing, and nothing is written unless an item is there whose attribute has this value. */
export interface Check {
  readonly table: Table;
  readonly key: Key;
  readonly holds: { readonly attribute: string; readonly value: Scalar };
}

export type Write = Put | Check;

/**
 * `refused`: nothing was written. `standing` are the items that refused, in the order of the writes; undefined where
 * the condition held, or where a version was expected and nothing is there.
 */
export type PutOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused'; readonly standing: readonly (Item | undefined)[] };

export interface Query {
  readonly table: Table;
  /** Absent: the table itself, strongly consistent. An index may lag, and finds keys: the base item decides. */
  readonly index?: 'by-person' | 'by-day' | 'due' | 'list';
  readonly partition: string;
  /** Inclusive bounds of the sort key. */
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst?: boolean;
  /** Items a page; 1 to 1,000. */
  readonly limit: number;
  readonly after?: string;
}

export interface Page {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. A page may hold fewer items than asked for, even none, and still have a next. */
  readonly next?: string;
}

/**
 * What the tables are asked for. Two engines have it: DynamoDB, and a twin in memory that can lag, conflict and
 * repeat itself on demand. A put whose item stands there already to the letter counts as written: it is our own
 * write, repeated by the SDK after a lost answer.
 */
export interface Store {
  /** Strongly consistent. */
  get(table: Table, key: Key): Promise<Item | undefined>;
  /** Strongly consistent, in the order of the keys, `undefined` where there is nothing. Any number of keys. */
  getMany(table: Table, keys: readonly Key[]): Promise<readonly (Item | undefined)[]>;
  /**
   * One put, or several in one transaction: 1 to 100, of different keys, of which some may be checks. Conflicts with
   * other transactions are retried inside; throws where they do not end.
   */
  put(...writes: readonly Write[]): Promise<PutOutcome>;
  query(query: Query): Promise<Page>;
}

export function isCheck(write: Write): write is Check {
  return 'holds' in write;
}
