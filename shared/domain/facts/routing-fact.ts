import type { OfMessage, OfRecord } from './fact-place.ts';
import type { FieldChange } from '../records/field-change.ts';
import type { Instant } from '../instant.ts';

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
export interface IdReused extends OfRecord {
  readonly kind: 'id-reused';
  readonly event: string;
  readonly source: string;
  readonly detailType: string;
  readonly seenAt: Instant;
  /** Salted digest of what came. */
  readonly digest: string;
}

/**
 * A route took an event but its record could not be named, or is not there (`record-unknown`: of an outcome), so that
 * nobody can be told about it.
 */
export interface RouteFailed extends OfRecord {
  readonly kind: 'route-failed';
  readonly event: string;
  readonly route: string;
  readonly version: string;
  readonly reason: 'record-key-empty' | 'text-not-renderable' | 'record-unknown';
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

/**
 * The header of a notice to more than 200 people: how it was cut. Its slots lie in the partitions of slices 1 to
 * `slices`, each of at most 200 people.
 */
export interface NoticeSliced extends OfRecord {
  readonly kind: 'notice-sliced';
  readonly event: string;
  readonly route: string;
  /** Of the first channel told. */
  readonly channel: string;
  /** Calendar day of `at` in the channel's zone. */
  readonly day: string;
  readonly version: string;
  readonly people: number;
  readonly slices: number;
}

/** Everybody in a slice has a plan slot. Lies in the slice's own partition. */
export interface SliceTold extends OfRecord {
  readonly kind: 'slice-told';
  readonly event: string;
  readonly route: string;
  readonly planned: number;
  readonly suppressed: number;
  /** Of the suppressed: those whom another route tells of the same event, or an event before it told. */
  readonly elsewhere: number;
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
  /** Of an ask: the absent person in whose place this one is asked. */
  readonly standsFor?: string;
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
  /** They may not answer what is asked: the rule's `except`. */
  | 'excepted'
  /** Nobody is asked: the rule's `except` is empty, or names nobody who is known. */
  | 'excepts-nobody'
  /** Nobody is asked: it takes more answers than there are people who may answer. */
  | 'undecidable'
  /** They are away, and nobody stands in for them who may answer and is not asked already. */
  | 'absent'
  /** An ask of the same route about the same record is open. */
  | 'already-asked'
  | 'duplicate'
  /** An event before it opened the route's window of deduplication. */
  | 'repeated'
  /** A text of the route that should name a person named nobody. */
  | 'nobody-named'
  /** One that named more than 20 people: the others are told. */
  | 'too-many-named'
  | 'no-manager'
  /** Nor a name of Meta's for them. */
  | 'no-phone'
  | 'no-consent'
  | 'opted-out'
  /** They told WhatsApp that they want no marketing, and Meta has the template as such. */
  | 'no-marketing'
  | 'template-not-approved'
  | 'template-language-missing'
  | 'text-not-renderable'
  | 'text-too-long';
