import type { OfRecord } from './fact-place.ts';
import type { InboundContent } from '../inbound/inbound.ts';
import type { Instant } from '../instant.ts';

/** What somebody did on their phone, by its kind; `media` by which one. */
export type InboundType =
  | Exclude<InboundContent['kind'], 'media'>
  | Extract<InboundContent, { readonly kind: 'media' }>['type'];

/** `thing` is that of the inbound: see `inboundId`. The time is Meta's, to the second. */
interface OfInbound extends OfRecord {
  readonly person: string;
  /** Name of the business number that it came to. */
  readonly number: string;
  readonly seenAt: Instant;
}

/** A person answered, and this is the record that it is about. Found by person as well. */
export interface Replied extends OfInbound {
  readonly kind: 'replied';
  readonly type: InboundType;
  readonly boundBy: BoundBy;
  /** Ref of the message that it answers, where that is known. */
  readonly to?: string;
  /** Salted digest of the content. */
  readonly digest: string;
}

/**
 * `quote`: by the message quoted. `tap`, `choice`: by the message tapped on. `only-open`: it is the only open record
 * that the person was told about in the 24 hours before. `chosen`: the person was asked, and said so.
 */
export type BoundBy = 'quote' | 'tap' | 'choice' | 'only-open' | 'chosen';

/** A person put a sign of theirs to a message, or took it back. Lies with the record of that message. */
export interface Reacted extends OfInbound {
  readonly kind: 'reacted';
  readonly reaction: 'added' | 'removed';
  /** Ref of the message, where it is one of ours. */
  readonly to?: string;
}

/** A person changed a reply of theirs afterwards, or took it back. Lies with the record of that reply. */
export interface Amended extends OfInbound {
  readonly kind: 'amended';
  readonly change: 'edited' | 'revoked';
  /** `thing` of the reply. */
  readonly of: string;
  /** Salted digest of the new content. */
  readonly digest?: string;
}

/** The file of a reply was fetched from Meta, and is kept. */
export interface MediaKept extends OfRecord {
  readonly kind: 'media-kept';
  readonly person: string;
  readonly mime: string;
  readonly bytes: number;
  /** Salted digest of the file's SHA-256. */
  readonly digest: string;
  readonly notedAt: Instant;
}

/** The file of a reply is not kept. */
export interface MediaRefused extends OfRecord {
  readonly kind: 'media-refused';
  readonly person: string;
  readonly reason: MediaRefusal;
  readonly notedAt: Instant;
}

export type MediaRefusal =
  /** More than 16 MiB. */
  | 'too-large'
  /** Of a type that is not kept, or not what it says that it is. */
  | 'type-not-kept'
  /** Meta has another digest for it. */
  | 'digest-differs'
  /** Meta does not have it any more. */
  | 'gone';

/** A person wrote, and no record is meant, or none is known yet. In the person's own partition. */
export interface Heard {
  readonly kind: 'heard';
  readonly person: string;
  readonly at: Instant;
  readonly thing: string;
  readonly number: string;
  readonly type: InboundType;
  readonly meaning: HeardMeaning;
  /** The record, where the person chose one from a list. */
  readonly record?: string;
  /** Salted digest of the content. */
  readonly digest: string;
  readonly seenAt: Instant;
}

type HeardMeaning =
  /** They do not want to be written to. */
  | 'stop'
  /** They do again. */
  | 'start'
  /** About no record: none is open, or none was meant. */
  | 'chat'
  /** About one of several records: they were asked which. */
  | 'asked-which'
  /** They asked what waits for their answer, and were told. */
  | 'asked-pending'
  /** They said which, or that it was none. */
  | 'chose'
  | 'chose-none'
  /** A day old already when it came: too late to ask. */
  | 'late'
  /** A sign put to, or a change of, something that is about no record; what nobody can read; or a notice of WhatsApp's. */
  | 'aside';

/** Somebody whom nobody knows wrote to a number of ours. With the number's facts of that day. */
export interface StrangerHeard {
  readonly kind: 'stranger-heard';
  /** The number's name in the config. */
  readonly number: string;
  readonly at: Instant;
  readonly thing: string;
  /** Keyed digest of whatever Meta calls them: nobody finds the phone from it. */
  readonly stranger: string;
  readonly type: InboundType;
  readonly seenAt: Instant;
}
