import type { AskKind, AskMode } from '../asks/ask-rule.ts';
import type { AskOutcome, CancelReason, Tally } from '../asks/ask.ts';
import type { OfMessage, OfRecord } from './fact-place.ts';
import type { Instant } from '../instant.ts';

/** The one place for (event, route): the ask was opened, or why it was not. `thing` is the ask's id. */
export interface AskPlanned extends OfRecord {
  readonly kind: 'ask-planned';
  readonly event: string;
  readonly route: string;
  readonly version: string;
  readonly ask: AskKind;
  readonly plan:
    | {
        readonly kind: 'opened';
        readonly mode: AskMode['kind'];
        /** Of a quorum: how many. */
        readonly needed?: number;
        readonly of: number;
        readonly deadline: Instant;
      }
    /** An ask of the same route about the same record is open: `standing`. */
    | {
        readonly kind: 'refused';
        readonly reason: 'already-asked';
        readonly standing: string;
        /** The process that sent this event is called back in the place of the one before. */
        readonly callback?: true;
      };
}

/** Somebody answered, and it counts. In one transaction with the ask. Found by person and by day as well. */
export interface Answered extends OfMessage {
  readonly kind: 'answered';
  /** The ask's id. */
  readonly ask: string;
  readonly of: AskKind;
  readonly mode: AskMode['kind'];
  readonly channel: string;
  /** Calendar day of `at` in the channel's zone. */
  readonly day: string;
  /** 1, and one more for each change. */
  readonly count: number;
  readonly option: string;
  /** What they had chosen before. */
  readonly before?: string;
  readonly standsFor?: string;
  /** `command`: by an operator in their name. */
  readonly by: 'tap' | 'command';
  readonly operator?: string;
  /** Of the inbound or the command that chose. */
  readonly cause: string;
  readonly answeredAt: Instant;
  readonly seenAt: Instant;
  /** Names of what was asked besides and said, `reason` among them; and a salted digest of it all. */
  readonly said?: readonly string[];
  readonly digest?: string;
  /** Of the ask with this answer; where its mode needs one. */
  readonly tally?: Tally;
  /** How many may answer. */
  readonly people: number;
  /** There if this answer decided the ask. */
  readonly decides?: AskOutcome;
  /** What decided; absent where several options were chosen. */
  readonly decidedOption?: string;
  /** A process waits for the outcome: it is called back. */
  readonly callback?: true;
}

/** An ask ended without a decision. Neither is ever a no. `thing` is the ask's id. */
export interface AskClosed extends OfRecord {
  readonly kind: 'ask-closed';
  readonly event: string;
  readonly route: string;
  readonly of: AskKind;
  readonly mode: AskMode['kind'];
  readonly as: 'expired' | 'cancelled';
  /** Of a cancelled one. */
  readonly reason?: CancelReason;
  readonly deadline: Instant;
  readonly notedAt: Instant;
  readonly tally?: Tally;
  readonly people: number;
  readonly callback?: true;
}

/** Somebody handed the ask to somebody else, who has a message of their own for it. */
export interface HandedOn extends OfMessage {
  readonly kind: 'handed-on';
  readonly ask: string;
  /** Internal id of who has it now, and the ref of their message. */
  readonly to: string;
  readonly by: 'person' | 'command';
  readonly operator?: string;
  readonly notedAt: Instant;
}

/** A tap, or an answer by command, that does not count. `thing` is that of the inbound. */
export interface AnswerRefused extends OfRecord {
  readonly kind: 'answer-refused';
  readonly person: string;
  /** Absent where the tap names no ask of ours. */
  readonly ask?: string;
  readonly to?: string;
  readonly option?: string;
  readonly reason: AnswerRefusal;
  readonly happenedAt: Instant;
  readonly seenAt: Instant;
}

export type AnswerRefusal =
  /** Its signature is not ours. */
  | 'forged'
  /** It was signed with a key that is not in use any more. */
  | 'key-retired'
  /** It was sent to somebody else. */
  | 'not-yours'
  /** Who was asked may not answer any more: not a member of the channel now. */
  | 'not-entitled'
  /** The token's own time is over, or the ask's. */
  | 'expired'
  | 'decided'
  /** The record was closed, or an event ended the ask. */
  | 'closed'
  /** They have answered, and this ask takes no change. */
  | 'answered'
  /** Of a sequential ask: somebody before them has not answered. */
  | 'not-your-turn'
  /** They gave it to somebody else. */
  | 'handed-on'
  /** It names an option that the ask does not have. */
  | 'no-such-option'
  /** The ask is not there. */
  | 'no-such-ask';
