import type { OfMessage, OfRecord } from './fact-place.ts';
import type { Instant } from '../instant.ts';

/** Meta took the message. 200 means accepted for processing, not sent. */
export interface Accepted extends OfMessage {
  readonly kind: 'accepted';
  readonly attempt: number;
  /** When the attempt's lease began. */
  readonly claimedAt: Instant;
  readonly answeredAt: Instant;
  /** See `providerDigest`. */
  readonly providerDigest: string;
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
  readonly means: 'retry' | 'wait-person' | 'use-template' | 'wait-template' | 'give-up' | 'stop-number';
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
  readonly by: 'late-answer' | 'status';
  readonly notedAt: Instant;
}

/** It was resolved to send once more: out of a doubt, or after an attempt that failed when Meta had taken it. */
export interface Resent extends OfMessage {
  readonly kind: 'resent';
  /** The attempt in doubt, or that failed. */
  readonly attempt: number;
  readonly reason: ResentReason;
  readonly notedAt: Instant;
}

/**
 * `no-status`: statuses of later messages came, of this one none. `resent-unsure`: nothing was known for ten minutes,
 * and a second message is preferred to none. `window-closed`: free text did not go any more, the template does.
 * `failed-for-now`: a fault of the moment.
 */
export type ResentReason = 'no-status' | 'resent-unsure' | 'window-closed' | 'failed-for-now';

/**
 * Meta told what became of an attempt. Whatever their order and number, each is put once. It says no more of the
 * message than a callback carries: for the event, the route and the person nothing is read.
 */
export interface StatusTold extends OfRecord {
  readonly kind: 'status';
  readonly attempt: number;
  /** `sent`, `delivered`, `read`, `failed`, `played`, or what else Meta says: 1 to 32 of a-z and `_`. */
  readonly status: string;
  /** See `providerDigest`. */
  readonly providerDigest: string;
  /** By Meta's clock, to the second. */
  readonly happenedAt: Instant;
  readonly seenAt: Instant;
  /** Of a failed one: the first error's. */
  readonly code?: number;
  /** Those of the errors after it, in Meta's order; at most five. */
  readonly moreCodes?: readonly number[];
  readonly price?: MessagePrice;
}

/** What Meta says it charges for. It comes with `sent` and with one of `delivered` and `read`. Each at most 40 characters. */
export type MessagePrice = {
  /** `PMP`: per message. */
  readonly model?: string;
  /** `regular`, `free_customer_service`, … */
  readonly type?: string;
  /** `utility`, `marketing`, `service`, … */
  readonly category?: string;
  readonly billable?: boolean;
};

/**
 * Meta took this attempt, and it took another one as well: the person may have the message twice. One of the attempts
 * that were taken has no such fact, the first.
 */
export interface Doubled extends OfRecord {
  readonly kind: 'doubled';
  readonly attempt: number;
  readonly notedAt: Instant;
}

/** A delivery that failed for the last time, so that the queue puts it among its dead letters. */
export interface GivenUp {
  /** Id of the queue's message: what is put back later is another. */
  readonly delivery: string;
  /** How often it was delivered. */
  readonly receives: number;
  /** What the failure is called, such as `TimeoutError`: a word, never its text. */
  readonly reason: string;
}

/** The job of a message was given up. The message itself stays as it is, and the sweep makes another job of it. */
export interface SetAside extends OfMessage, GivenUp {
  readonly kind: 'set-aside';
  readonly attempt: number;
  readonly notedAt: Instant;
}

/**
 * An event was given up: it lies under a record of type `event` that it names itself. Or one slice of a notice was: that
 * lies in the slice's own partition.
 */
export interface EventSetAside extends OfRecord, GivenUp {
  readonly kind: 'event-set-aside';
  readonly event: string;
  /** Of the notice. */
  readonly route?: string;
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
  /** The ask that it puts was decided, ended or is over. */
  | 'ask-closed'
  /** The person has answered before it went, or has handed the ask on. */
  | 'answered'
  /** The quick replies of its template are not those any more that the ask was opened with: a tap might mean another. */
  | 'buttons-changed'
  | 'opted-out'
  | 'no-marketing'
  | 'no-consent'
  | 'no-phone'
  | 'left-channel'
  /** The message names a business number that is not deployed. */
  | 'number-unknown'
  | 'person-gone'
  | 'not-after'
  | 'template-not-approved'
  /** An answer goes within 24 hours of the person's last message, or not at all. */
  | 'window-closed'
  | 'undeliverable'
  /** It may have arrived, and may not: a doubt that nothing settled in a day, or until it did not go any more. */
  | 'never-settled'
  | 'rejected-by-meta'
  /** Something in it is longer or more than Meta takes, so that it was not called. */
  | 'over-the-limits';
