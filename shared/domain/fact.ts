import type { Instant } from './instant.ts';
import type { PersonFact, WorkspaceFact } from './upkeep-fact.ts';
import type { FieldChange } from './field-change.ts';

/**
 * One immutable line of the ledger: ids, kinds, times, reasons, numbers, digests; never a text somebody wrote.
 * A fact is found by its partition and `place`, and put once: whoever writes it again gets the one that stands.
 */
export type Fact = RecordFact | PersonFact | WorkspaceFact;

export type RecordFact =
  | RecordChanged
  | IdReused
  | RouteFailed
  | NobodyNotified
  | PlanSlot
  | Accepted
  | Refused
  | Doubted
  | Settled
  | Ended;

/** Where a fact about a record lies: all facts of one thing lie together, in the order of their rank. */
interface OfRecord {
  readonly record: string;
  /** 0, or the slice of a notice to more than 200 people. */
  readonly slice: number;
  /** The instant of the cause. */
  readonly at: Instant;
  /** Event id, routing id or message id. */
  readonly thing: string;
}

interface OfMessage extends OfRecord {
  readonly event: string;
  readonly route: string;
  readonly person: string;
}

/** An event changed a record. In one transaction with the record itself. */
export interface RecordChanged extends OfRecord {
  readonly kind: 'record-changed';
  readonly event: string;
  readonly source: string;
  readonly detailType: string;
  /** The workspace version that decided. */
  readonly version: string;
  readonly routes: readonly string[];
  readonly change: readonly FieldChange[];
  /** `superseded`: later events had written all that this one says; nobody is told. */
  readonly state: 'opened' | 'changed' | 'closed' | 'reopened' | 'superseded';
  /** The source's time lay more than five minutes ahead; the time of receipt stands in for it. */
  readonly clockAhead?: true;
  /** Salted digest of the event's body. */
  readonly digest: string;
}

/** Another event came under an id that its source had used already: it was not processed. */
interface IdReused extends OfRecord {
  readonly kind: 'id-reused';
  readonly event: string;
  readonly source: string;
  readonly detailType: string;
  readonly seenAt: Instant;
  /** Salted digest of what came. */
  readonly digest: string;
}

/** A route took an event but its record could not be named, so nobody can be told about it. */
interface RouteFailed extends OfRecord {
  readonly kind: 'route-failed';
  readonly event: string;
  readonly route: string;
  readonly version: string;
  readonly reason: 'record-key-empty' | 'text-not-renderable';
}

/** A route matched and no message came of it. */
export interface NobodyNotified extends OfRecord {
  readonly kind: 'nobody-notified';
  readonly event: string;
  readonly route: string;
  readonly channels: readonly string[];
  /** How many people were suppressed; 0 means that the audience was empty. */
  readonly suppressed: number;
}

/** The one place for (event, route, person): a message, or the reason why none. `thing` is the message id. */
export interface PlanSlot extends OfMessage {
  readonly kind: 'slot';
  readonly channel: string;
  /** Which of the route's `tell` entries reached the person, from 0. */
  readonly tell: number;
  /** Calendar day of `at` in the channel's zone. */
  readonly day: string;
  readonly version: string;
  readonly plan: Plan;
}

export type Plan =
  | {
      readonly kind: 'planned';
      readonly template: string;
      readonly language: string;
      readonly timeZone: string;
      /** Salted digest of the parameters as sent. */
      readonly digest: string;
    }
  | { readonly kind: 'suppressed'; readonly reason: SuppressionReason };

export type SuppressionReason =
  | 'unknown-person'
  | 'duplicate'
  | 'no-phone'
  | 'no-consent'
  | 'opted-out'
  | 'template-not-approved'
  | 'template-language-missing'
  | 'text-not-renderable'
  | 'text-too-long';

/** Meta took the message. 200 means accepted for processing, not sent. */
export interface Accepted extends OfMessage {
  readonly kind: 'accepted';
  readonly attempt: number;
  /** When the attempt's lease began. */
  readonly claimedAt: Instant;
  readonly answeredAt: Instant;
  readonly providerId: string;
}

/** Meta answered with an error object, or the call never left this machine (`code` is `notSent`). */
export interface Refused extends OfMessage {
  readonly kind: 'refused';
  readonly attempt: number;
  readonly claimedAt: Instant;
  readonly answeredAt: Instant;
  readonly code: number;
  readonly subcode?: number;
  readonly httpStatus?: number;
  readonly means: 'retry' | 'wait-person' | 'give-up' | 'stop-number';
  /** Why it is given up: there if, and only if, `means` says so. */
  readonly reason?: EndReason;
}

/** Stands for a Graph code where no answer came because nothing was sent. */
export const notSent = -1;

/** It cannot be known whether Meta took this attempt. */
export interface Doubted extends OfMessage {
  readonly kind: 'doubted';
  readonly attempt: number;
  readonly claimedAt: Instant;
  readonly notedAt: Instant;
  readonly reason: DoubtReason;
}

export type DoubtReason = 'timeout' | 'cut' | 'no-graph-answer' | 'lease-expired';

/** A doubt found its answer. */
export interface Settled extends OfMessage {
  readonly kind: 'settled';
  readonly attempt: number;
  readonly by: 'late-answer';
  readonly notedAt: Instant;
}

/** A planned message ended without being accepted. */
export interface Ended extends OfMessage {
  readonly kind: 'ended';
  readonly as: 'failed' | 'cancelled' | 'expired';
  readonly reason: EndReason;
  readonly notedAt: Instant;
  readonly attempt: number;
}

export type EndReason =
  | 'closed'
  | 'opted-out'
  | 'no-consent'
  | 'no-phone'
  | 'left-channel'
  | 'person-gone'
  | 'not-after'
  | 'template-not-approved'
  | 'undeliverable'
  | 'rejected-by-meta';
