import type { Instant } from './instant.ts';
import type { ExactValue } from './pattern.ts';

/** The operational thing that people are told about: `ticket/T-1042`, `purchase/881`. */
export interface OpsRecord {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly stage?: string;
  readonly url?: string;
  readonly fields: { readonly [name: string]: ExactValue };
  readonly branch: string;
  readonly channel: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
}

/** What an event says about a record. */
export interface RecordPatch {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly stage?: string;
  readonly url?: string;
  readonly fields: { readonly [name: string]: ExactValue };
  readonly branch: string;
  readonly channel: string;
  readonly close: boolean;
}
