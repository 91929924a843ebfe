import type { AskKind, AskMode } from './ask-rule.ts';
import type { Instant } from '../instant.ts';

/** A question put to people about a record, and what has become of it. */
export interface Ask {
  /** See `routingId`: one for each (event, route). */
  readonly id: string;
  readonly record: string;
  readonly event: string;
  readonly route: string;
  /** The workspace version whose rule it follows to its end. */
  readonly version: string;
  /** Of the first entry that asks. */
  readonly channel: string;
  readonly kind: AskKind;
  readonly mode: AskMode;
  /** When the event was decided. */
  readonly at: Instant;
  /** How many people may answer; who could not be told is among them. */
  readonly of: number;
  /** An answer given later does not count. */
  readonly deadline: Instant;
  /** Number of answers by option: where the mode needs to know. */
  readonly tally?: Tally;
  /** Of a sequential one: refs of the messages in their order, and whose turn it is, from 0. */
  readonly line?: readonly string[];
  readonly turn?: number;
  /** The company's ids of those who may not answer: where it may be handed on, so that they are not handed it. */
  readonly excepted?: readonly string[];
  readonly callback?: Callback;
  readonly state: AskState;
}

export type Tally = { readonly [option: string]: number };

export type Callback =
  | { readonly kind: 'https'; readonly url: string; readonly source: string }
  | { readonly kind: 'task'; readonly token: string; readonly heartbeat?: number };

/** While it is not followed to its end it has a `dueAt`, by which the sweep finds it. */
export type AskState =
  | { readonly kind: 'open'; readonly dueAt: Instant }
  | ({ readonly kind: 'decided'; readonly at: Instant; readonly person: string } & Decision & Followed)
  | ({ readonly kind: 'expired'; readonly at: Instant } & Followed)
  | ({ readonly kind: 'cancelled'; readonly at: Instant; readonly reason: CancelReason } & Followed);

/** Absent: those who were asked have been told, and nothing is left to do. */
interface Followed {
  readonly dueAt?: Instant;
}

/**
 * `ended`: an event of another route said that no answer is needed any more. `undecidable`: it takes more answers than there
 * are people who may answer, so nobody was asked.
 */
export type CancelReason = 'record-closed' | 'ended' | 'undecidable';

export interface Decision {
  readonly outcome: AskOutcome;
  /** The option that decided; absent where everybody was asked and they chose several. */
  readonly option?: string;
}

export type AskOutcome = 'approved' | 'rejected' | 'acknowledged' | 'confirmed';

/** One person who was asked. Named by the ref of the message that asks. */
export interface Asked {
  readonly ref: string;
  readonly ask: string;
  readonly person: string;
  /** Whose place this person has: somebody who is absent, or who handed the ask on. */
  readonly standsFor?: string;
  readonly state: AskedState;
}

export type AskedState =
  | { readonly kind: 'open' }
  /** They chose, and are asked what the choice needs besides. */
  | ({ readonly kind: 'answering'; readonly said: readonly Said[]; readonly standing?: Standing } & Choice)
  | ({ readonly kind: 'answered'; readonly said?: readonly Said[] } & Standing)
  | { readonly kind: 'handed-on'; readonly to: string; readonly at: Instant };

export interface Choice {
  readonly option: string;
  /** When they chose, by the clock of whoever told: Meta's, to the second, or ours. */
  readonly at: Instant;
  /** Of the inbound, or of the command. */
  readonly thing: string;
}

/**
 * An answer that counts. `count`: 1, and one more for each change. `replaced`: things of the answers of the very same
 * instant that it took the place of, for Meta tells time by the second: heard of again, they change nothing.
 */
export type Standing = Choice & { readonly count: number; readonly replaced?: readonly string[] };

/** What was asked after the tap, and said. `question`: `reason`, or the field's name. The text is content. */
export interface Said {
  readonly question: string;
  readonly text: string;
  /** Of the inbound that said it: where a voice or a picture did, the file lies with that reply. */
  readonly thing: string;
}
