import type { Ask, Asked } from '#domain/asks/ask';
import type { Answered, AskClosed, AskPlanned, HandedOn } from '#domain/facts/ask-fact';
import type { Ended } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import type { Message } from '#domain/messages/message';
import type { Versioned } from './records.ts';

/** Asks as they are now, and who was asked. */
export interface Asks {
  /**
   * Opens the ask together with its fact, unless one of the same route about the same record is open and the rule does
   * not ask `again`. Answers with the fact that stands: whoever comes later goes on from it.
   */
  open(ask: Ask, fact: AskPlanned, rule?: { readonly again?: true }): Promise<AskPlanned>;
  find(place: AskPlace): Promise<Versioned<Ask> | undefined>;
  /** Puts somebody who is asked, if they are not there yet; answers with who stands. */
  put(asked: Asked): Promise<Asked>;
  asked(ref: string): Promise<Versioned<Asked> | undefined>;
  /** An ask and one who was asked in one read. */
  both(place: AskPlace, ref: string): Promise<AskAndAsked>;
  /**
   * Puts what changed together with its fact, each if it still is at the version given (0: is not there yet). False:
   * somebody was faster, and nothing was written.
   */
  change(change: AskChange): Promise<boolean>;
  /** All asks about a record, oldest first; open and closed. */
  ofRecord(record: string): Promise<readonly Versioned<Ask>[]>;
  /** Who was asked in the record's own partition (slice 0) or in one slice of it, in the order of their messages. */
  askedIn(place: AskPlace, slice: number): Promise<readonly Versioned<Asked>[]>;
  /** The slices in which people were asked: 0 alone, or those of a notice to more than 200 people. */
  slicesOf(ask: Pick<Ask, 'record' | 'at' | 'id'>): Promise<readonly number[]>;
  /** Refs of what a person was asked and has not answered, the newest first; read from an index, may lag. At most 100. */
  openOf(person: string): Promise<readonly string[]>;
  /** Open asks of a channel, oldest first; read from an index, may lag. */
  openIn(channel: string): Promise<readonly AskPlace[]>;
}

export interface AskPlace {
  readonly record: string;
  readonly id: string;
}

interface AskAndAsked {
  readonly ask?: Versioned<Ask>;
  readonly asked?: Versioned<Asked>;
}

interface Voice {
  readonly ask: string;
  readonly person: string;
  readonly ref: string;
  readonly at: Instant;
}

export interface AskChange {
  readonly ask?: Versioned<Ask>;
  readonly asked?: readonly Versioned<Asked>[];
  /** A message that goes on or ends with it, or is new (version 0). */
  readonly message?: Versioned<Message>;
  /** Somebody who is to have a voice in the ask by the message of that ref. Who has one already has no second. */
  readonly voice?: Voice;
  readonly fact?: Answered | AskClosed | HandedOn | Ended;
}
