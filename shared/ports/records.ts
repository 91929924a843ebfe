import type { RecordChanged } from '#domain/facts/routing-fact';
import type { OpsRecord } from '#domain/records/ops-record';

/** Records as they are now. */
export interface Records {
  find(id: string): Promise<Versioned<OpsRecord> | undefined>;
  /**
   * Puts the record and the fact of its change in one transaction, if the record still is at `from` (0: is not
   * there yet). `already` carries the fact that stands: this event has changed this record before.
   */
  change(next: OpsRecord, from: number, fact: RecordChanged): Promise<ChangeOutcome>;
}

export interface Versioned<T> {
  readonly value: T;
  /** Counts the writes of the item, from 1. */
  readonly version: number;
}

type ChangeOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'already'; readonly fact: RecordChanged }
  | { readonly kind: 'stale' };
