import type { Instant } from '#domain/instant';

/** Where several roads of one event lead to a person, and no one worker sees all of them: the first is taken. */
export interface Roads {
  /** Takes the person for a message, if none has them yet. */
  take(road: Road): Promise<RoadTaken>;
  /** Takes the person from a message that turned out not to tell them. False: somebody was faster. */
  takeOver(road: Road, from: number): Promise<boolean>;
}

interface Road {
  readonly event: string;
  readonly person: string;
  /** Of the message. */
  readonly ref: string;
  /** The instant of the cause: kept for 30 days from it. */
  readonly at: Instant;
}

type RoadTaken =
  | { readonly kind: 'ours' }
  /** By the message of that ref. */
  | { readonly kind: 'taken'; readonly by: string; readonly version: number };
