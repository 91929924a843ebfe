import type { Doubtful } from './due-decision.ts';
import type { RecordFact } from '../facts/fact.ts';
import type { ResentReason, StatusTold } from '../facts/message-fact.ts';
import { type Heartbeat, hasPassed } from './heartbeat.ts';
import type { Instant } from '../instant.ts';
import { statusOf } from './message-status.ts';
import { type Silence, silenceAt } from '../pace/silence.ts';

/** What can be known of an attempt whose answer did not come. */
export interface DoubtKnowledge {
  /** All facts of the message. */
  readonly facts: readonly RecordFact[];
  /** Of the number that it went from; undefined where no status ever came. */
  readonly heartbeat: Heartbeat | undefined;
  /** Of the same number: calls in vain. Undefined where there were none. */
  readonly silence: Silence | undefined;
  readonly now: Instant;
}

export type DoubtDecision =
  /** Meta has it: a status came, of this attempt or of one before. */
  | { readonly kind: 'settle'; readonly attempt: number; readonly providerDigest: string }
  /** The answer came late and stands in the ledger: the sender reads it. */
  | { readonly kind: 'reconsider' }
  | { readonly kind: 'resend'; readonly reason: ResentReason }
  | { readonly kind: 'look-later'; readonly dueAt: Instant }
  | { readonly kind: 'give-up' };

const minute = 60_000;

/** Without any knowledge for so long, a second message is preferred to none. */
const unknownFor = 10 * minute;
const givenUpAfter = 24 * 60 * minute;

/** So often a message that was sent again unsure goes once more, so far apart, while nothing comes of its number's calls. */
const mostInSilence = 3;
const silentFor = 30 * minute;

/** After so many doubts about one message, another attempt would not help. */
const mostDoubts = 10;

/** What to do about a message in doubt. Pure: any number of workers come to the same by the same facts. */
export function decideDoubt(message: Doubtful, known: DoubtKnowledge): DoubtDecision {
  const { facts, heartbeat, now } = known;
  const answered = facts.some(
    (fact) => (fact.kind === 'accepted' || fact.kind === 'refused') && fact.attempt === message.attempt,
  );
  if (answered) return { kind: 'reconsider' };
  const told = settling(message, facts);
  if (told !== undefined)
    return { kind: 'settle', attempt: told.attempt, providerDigest: told.providerDigest };
  const mayGoAgain = facts.filter(({ kind }) => kind === 'doubted').length < mostDoubts;
  if (mayGoAgain && heartbeat !== undefined && hasPassed(heartbeat, message.since)) {
    return { kind: 'resend', reason: 'no-status' };
  }
  const age = now - message.since;
  if (age < unknownFor) return { kind: 'look-later', dueAt: now + minute };
  if (mayGoAgain && message.whenInDoubt !== 'hold' && isAnotherWanted(message, known)) {
    return { kind: 'resend', reason: 'resent-unsure' };
  }
  if (age >= givenUpAfter) return { kind: 'give-up' };
  const isSilent = silenceAt(known.silence, message.since) === 'lasting';
  return { kind: 'look-later', dueAt: now + (isSilent ? unknownFor : 60 * minute) };
}

/**
 * One more is, where the last one went in vain with all others of its number: when that is heard again, and now and then
 * before, for nobody else may call.
 */
function isAnotherWanted(message: Doubtful, { facts, silence, now }: DoubtKnowledge): boolean {
  if (message.unsure !== true) return true;
  const fate = silenceAt(silence, message.since);
  if (fate !== 'lasting') return fate === 'over';
  const resent = facts.filter((fact) => fact.kind === 'resent' && fact.reason === 'resent-unsure');
  return resent.length < mostInSilence && now - message.since >= silentFor;
}

/**
 * The status that ends the doubt. Any of this attempt does: what failed at the phone had been accepted. One of an
 * attempt before does if that did not fail: the person has the message, and needs no other.
 */
function settling(message: Doubtful, facts: readonly RecordFact[]): StatusTold | undefined {
  const statuses = facts.filter((fact) => fact.kind === 'status');
  const hasFailed = ({ attempt }: StatusTold) =>
    statusOf(statuses.filter((one) => one.attempt === attempt)) === 'failed';
  return (
    statuses.find(({ attempt }) => attempt === message.attempt) ?? statuses.find((told) => !hasFailed(told))
  );
}
