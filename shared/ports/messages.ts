import type { Doubted, Ended, Resent, Settled } from '#domain/facts/message-fact';
import type { Message } from '#domain/messages/message';
import type { AskPlace } from './asks.ts';
import type { Versioned } from './records.ts';

/** Messages as they are now. */
export interface Messages {
  /** Puts a new message if there is none under its ref; answers with the one that stands. */
  plan(message: Message): Promise<Message>;
  find(ref: string): Promise<Versioned<Message> | undefined>;
  /** Puts the message in its next status if it still is at `from`. With a fact: both in one transaction. False: somebody was faster. */
  move(next: Message, from: number, fact?: Doubted | Settled | Resent | Ended): Promise<boolean>;
  /**
   * The same for a message that asks, which is claimed only while its person has not answered, and only while the ask
   * given is open: all of it in one transaction.
   */
  claimToAsk(next: Message, from: number, open?: AskPlace): Promise<boolean>;
  /** Remembers which message a provider id names, by its digest, for 45 days. */
  remember(providerDigest: string, ref: string, attempt: number): Promise<void>;
  /** Which attempt of which message the provider id with this digest names; undefined where it was not remembered, or is forgotten. */
  byProviderDigest(providerDigest: string): Promise<Attempt | undefined>;
}

export interface Attempt {
  readonly ref: string;
  readonly attempt: number;
}
