import type { Instant } from '../instant.ts';
import type { Scalar } from '../plain.ts';

/** The operational thing that people are told about: `ticket/T-1042`, `purchase/881`. */
export interface OpsRecord {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly stage?: string;
  readonly url?: string;
  readonly fields: { readonly [name: string]: Scalar };
  /** By stamp of the event that wrote them last, the names of fields; `$title` and so on are the record's own. */
  readonly stamps: { readonly [stamp: string]: readonly string[] };
  readonly branch: string;
  readonly channel: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
}

/** What an event says about a record. */
export interface RecordPatch extends Omit<OpsRecord, 'id' | 'stamps' | 'openedAt' | 'closedAt'> {
  /** Absent: the event says nothing about it. A record nobody knew yet is open then. */
  readonly state?: 'open' | 'closed';
}
