import type { DeadLetter } from '#adapters/sqs/dead-letters';
import type { RecordFact } from '#domain/facts/fact';
import type { GivenUp } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import type { Asks } from '#ports/asks';
import type { CalledBacks } from '#ports/called-backs';
import type { Events } from '#ports/events';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Queued } from '#ports/send-queue';
import type { Workspaces } from '#ports/workspaces';

/** What a dead letter is, why it lies there, and whether it may go back. */
export interface Judgement {
  /** The ref of a message, the id of an event, or of the queue's message where it is neither. */
  readonly name: string;
  /** All ids by which somebody may know it. */
  readonly ids: readonly string[];
  /** `TicketOpened from helpdesk`; empty where it is not known. */
  readonly about: string;
  /** Of the event. */
  readonly source?: string;
  /** A word, from the ledger or the message's attributes. */
  readonly reason: string;
  /** Deliveries before it was given up. */
  readonly receives: number;
  readonly verdict: Verdict;
}

export type Judged = Judgement & { readonly letter: DeadLetter };

export type Verdict =
  | {
      readonly kind: 'redrive';
      /** Of a job: which of the sender's queues it belongs on. */
      readonly queued?: Queued;
      /** What the operator should know beforehand. */
      readonly note?: string;
    }
  | {
      readonly kind: 'refuse';
      readonly why: string;
      /** There is nothing left to do for it here: it may be dropped. */
      readonly isFinished?: true;
    };

export interface JudgePorts {
  readonly asks: Pick<Asks, 'find'>;
  readonly calledBacks: CalledBacks;
  readonly events: Pick<Events, 'find'>;
  readonly ledger: Ledger;
  readonly messages: Pick<Messages, 'find'>;
  readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
  readonly now: () => Instant;
}

/** What can be said of a letter without a look into the tables. */
export function bareJudgement({ id, receives, reason = 'unknown' }: DeadLetter): Omit<Judgement, 'verdict'> {
  return { name: id, ids: [id], about: '', reason, receives };
}

/** Why the letter was given up: the fact of its own delivery; the newest one where that cannot be told. */
export function givenUpIn(
  facts: readonly RecordFact[],
  letter: DeadLetter,
): Pick<GivenUp, 'reason' | 'receives'> {
  const found = facts.filter(({ kind }) => setAside.has(kind));
  const givenUp = found.flatMap((fact) => ('delivery' in fact ? [fact] : []));
  const own = givenUp.find(({ delivery }) => delivery === letter.id);
  const newest = givenUp.toSorted((a, b) => b.notedAt - a.notedAt)[0];
  const { reason, receives } = own ?? newest ?? bareJudgement(letter);
  return { reason, receives };
}

const setAside: ReadonlySet<RecordFact['kind']> = new Set([
  'set-aside',
  'event-set-aside',
  'callback-set-aside',
]);
