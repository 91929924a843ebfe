import type { Ask, Asked, Choice, Decision, Said, Standing } from '#domain/asks/ask';
import type { AskQuestion, AskRule } from '#domain/asks/ask-rule';
import type { Entropy } from '#domain/digest';
import type { AnswerRefusal } from '#domain/facts/ask-fact';
import type { Instant } from '#domain/instant';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Workspace } from '#domain/workspace';
import type { Asks } from '#ports/asks';
import type { Messages } from '#ports/messages';
import type { Records } from '#ports/records';
import type { Workspaces } from '#ports/workspaces';

/** What it takes to answer an ask. */
export interface Asking {
  readonly ports: {
    readonly asks: Pick<Asks, 'asked' | 'both' | 'change'>;
    readonly messages: Pick<Messages, 'find'>;
    readonly records: Pick<Records, 'find'>;
    readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
  };
  readonly tools: { readonly now: () => Instant; readonly entropy: Pick<Entropy, 'hmac'> };
}

/** An answer that somebody gives: by a tap, after the questions that follow it, or by a command in their name. */
export interface GivenAnswer {
  /** Ref of the message that asks. */
  readonly ref: string;
  /** The option by its place in the rule. */
  readonly option: number;
  /** When they chose. */
  readonly at: Instant;
  /** Of the inbound or the command that chose. */
  readonly thing: string;
  readonly by: { readonly kind: 'tap' } | { readonly kind: 'command'; readonly operator: string };
  /** What was asked after the tap, and said by now. */
  readonly said?: readonly Said[];
  /** From when on the token itself does not count. */
  readonly expiry?: Instant;
}

/** The ask of a message, and all that it stands on. */
export interface AtHand {
  readonly message: Message;
  readonly ask: Ask;
  readonly asked: Asked;
  readonly rule: AskRule;
  readonly record: OpsRecord;
  /** The version that the ask follows. */
  readonly workspace: Workspace;
}

/** What became of an answer. */
export type AnswerOutcome =
  /** It is stored with its fact. `ask` and `asked` are as they are with it. */
  | {
      readonly kind: 'counts';
      readonly hand: AtHand;
      readonly choice: Standing;
      readonly decision?: Decision;
    }
  /** It was stored before: this very answer (`isSame`), or another one for the same option. */
  | {
      readonly kind: 'stands';
      readonly hand: AtHand;
      readonly choice: Standing;
      readonly isSame: boolean;
    }
  /** The choice is kept, and counts once this is said. */
  | {
      readonly kind: 'asks';
      readonly hand: AtHand;
      readonly choice: Choice;
      readonly question: 'reason' | AskQuestion;
    }
  | {
      readonly kind: 'refused';
      readonly reason: AnswerRefusal;
      /** Absent where there is no such ask. */
      readonly hand?: AtHand;
    };
