import type { Inbound } from '#domain/inbound/inbound';
import type { Chosen, InboundDecision, Question } from '#domain/inbound/inbound-decision';
import type { Instant } from '#domain/instant';
import type { Stranger } from '#domain/inbound/stranger';
import type { Versioned } from './records.ts';

/** What was decided about the things that people did on their phones. */
export interface Inbounds {
  /** What was decided about this one, if anything was. */
  find(thing: string): Promise<PinnedInbound | undefined>;
  /**
   * Pins a decision together with what it claims, both or neither; answers with the decision that stands.
   * `overtaken`: nothing stands, and the claim is somebody else's by now: decide again.
   */
  pin(pinned: PinnedInbound, claim?: InboundClaim): Promise<PinnedInbound | 'overtaken'>;
  /** The newest list that the person was sent, answered or not. */
  question(person: string): Promise<Versioned<Question> | undefined>;
  /** What the person chose from that list. */
  chosen(person: string, question: string): Promise<Chosen | undefined>;
  /** Whether they had the kind line of that day. */
  isGreeted(person: string, day: string): Promise<boolean>;
  /** Keeps an inbound, content and all, for seven days, until the person has said what it is about. */
  wait(waiting: WaitingInbound): Promise<void>;
  /** What waits for the answer to that list, and did wait for it, oldest first. */
  waitingFor(person: string, question: string): Promise<readonly WaitingInbound[]>;
}

export interface PinnedInbound {
  readonly thing: string;
  /** Internal id, or the name of a stranger. */
  readonly person: string;
  readonly at: Instant;
  /** When it was decided. */
  readonly seenAt: Instant;
  /** Of the digests in the ledger. */
  readonly salt: string;
  readonly decision: InboundDecision | StrangerDecision;
}

/** Nobody is known by that name: it is set apart, and `greet` says whether they are told so now. */
interface StrangerDecision {
  readonly kind: 'stranger';
  readonly greet?: true;
}

export type InboundClaim =
  /** The next list that the person is asked by; the one before was at version `from`. */
  | { readonly kind: 'question'; readonly person: string; readonly question: Question; readonly from: number }
  | { readonly kind: 'choice'; readonly person: string; readonly question: string; readonly chosen: Chosen }
  | { readonly kind: 'greeting'; readonly person: string; readonly day: string }
  | { readonly kind: 'stranger'; readonly stranger: Stranger };

export interface WaitingInbound {
  readonly person: string;
  readonly question: string;
  readonly thing: string;
  readonly seenAt: Instant;
  readonly salt: string;
  readonly inbound: Inbound;
}
