import type { Inbound, Sender } from './inbound.ts';
import type { Instant } from '../instant.ts';
import type { News } from './news.ts';
import type { MessagePrice } from '../facts/message-fact.ts';

/** One thing that a webhook tells. A webhook may tell many, and of several numbers. */
export type Update =
  | { readonly kind: 'status'; readonly status: StatusUpdate }
  | { readonly kind: 'inbound'; readonly inbound: Inbound }
  | { readonly kind: 'preference'; readonly preference: PreferenceUpdate }
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'foreign'; readonly foreign: Foreign }
  /** A piece that does not have the form it should have: kept whole for an operator. `text` is JSON. */
  | { readonly kind: 'unreadable'; readonly field: string; readonly text: string };

/** What somebody chose in WhatsApp about marketing from a number. */
export interface PreferenceUpdate {
  readonly from: Sender;
  readonly marketing: 'stopped' | 'resumed';
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
}

/** A status as it comes, before it is known which message it is about. */
export interface StatusUpdate {
  /** Name of the business number that the message went from. */
  readonly number: string;
  readonly providerId: string;
  readonly status: string;
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
  /** What the message was sent with: ref and attempt of ours, or what somebody else put there. */
  readonly callback?: string;
  /** Meta's name for whom it is for, `BR.1A2b3C`. Absent of one that failed, and from older webhooks. */
  readonly recipient?: string;
  readonly price?: MessagePrice;
  /** Of a failed one, as Meta says them; the first is the reason. */
  readonly errors: readonly StatusError[];
}

export interface StatusError {
  readonly code: number;
  /** Meta's words, in English. They may quote what was sent: content, never a fact. */
  readonly title?: string;
  readonly details?: string;
}

/** Something that is not about us: it is set apart, and nobody acts on it. */
export interface Foreign {
  readonly reason: ForeignReason;
  /** Meta's id of the number or the account, or the name of the webhook field. 1 to 64 of A-Z, a-z, 0-9, `_`, `.` and `-`. */
  readonly id: string;
}

export type ForeignReason =
  /** A number that is not in the config. */
  | 'number-unknown'
  /** What the button "Test" of Meta's dashboard posts. */
  | 'test-payload'
  /** A webhook field that nothing here reads. */
  | 'field-unknown'
  /** A message to a group: nobody wrote it to us alone, and nothing is answered there. */
  | 'group-message'
  /** A status of a message that this deployment did not send, from a number of ours. */
  | 'message-unknown';
