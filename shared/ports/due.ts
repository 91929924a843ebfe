import type { Instant } from '#domain/instant';
import type { Message } from '#domain/messages/message';
import type { AskPlace } from './asks.ts';
import type { Versioned } from './records.ts';

/** What is not finished, by when it is to be looked at. In shards, each of which one worker looks after. */
export interface Due {
  readonly shards: readonly string[];
  /** Where the messages of a number lie that were set aside while it is stopped; undefined: of those that name none. */
  asideShards(number: string | undefined): readonly string[];
  /** A page of at most 100, oldest first. May lag by seconds: what it names need not be due any more. */
  find(shard: string, request?: DueRequest): Promise<DuePage>;
  /** These messages as they are now, by ref; what is not there is left out. At most 100. */
  messages(refs: readonly string[]): Promise<ReadonlyMap<string, Versioned<Message>>>;
}

interface DueRequest {
  /** Due at this moment at the latest; whatever is there where absent. */
  readonly until?: Instant;
  /** What the page before gave as `next`. */
  readonly after?: string;
}

interface DuePage {
  readonly things: readonly DueThing[];
  readonly next?: string;
}

export type DueThing =
  | { readonly kind: 'message'; readonly ref: string }
  /** An ask whose time is over, or from which something follows that nobody has done yet. */
  | { readonly kind: 'ask'; readonly ask: AskPlace }
  /** A business number with messages that were set aside. */
  | { readonly kind: 'number'; readonly number: string }
  /** Something that this release does not know. */
  | { readonly kind: 'unknown'; readonly key: string };
