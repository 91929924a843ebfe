import type { Answered, AskClosed } from '../facts/ask-fact.ts';
import type { Fact } from '../facts/fact.ts';
import { isNeedless } from '../messages/end-of.ts';
import { mostAttempts } from '../messages/failure-decision.ts';
import { isOfOthers, meaningOf } from '../outbound/graph-errors.ts';
import type { Accepted, Doubled, Ended, StatusTold } from '../facts/message-fact.ts';
import type { ConsentChanged } from '../facts/person-fact.ts';
import type { Replied } from '../facts/reply-fact.ts';
import type { NobodyNotified } from '../facts/routing-fact.ts';

/** A fact that may be an outcome for others. */
export type OutcomeFact =
  | NobodyNotified
  | Ended
  | StatusTold
  | Accepted
  | Doubled
  | Replied
  | ConsentChanged
  | Answered
  | AskClosed;

/** What a workspace may ask to hear of, besides what is always told. */
export const routineStatuses = ['accepted', 'sent', 'delivered', 'read'] as const;
export type RoutineStatus = (typeof routineStatuses)[number];

/**
 * The fact where others are told of it. Always: what somebody may have to act on. `statuses`: what the workspace asks
 * for besides. A message that ended because its record was closed, or because what it asks needs no answer, is left out:
 * there was nothing left to tell. So is one in doubt, since the doubt settles or ends within minutes.
 */
export function outcomeFact(fact: Fact, statuses: readonly RoutineStatus[]): OutcomeFact | undefined {
  switch (fact.kind) {
    case 'nobody-notified':
    case 'doubled':
    case 'replied':
    case 'consent-changed':
    case 'ask-closed':
      return fact;
    case 'answered':
      return fact.decides !== undefined || fact.of === 'reading' ? fact : undefined;
    case 'ended':
      return isNeedless(fact.reason) ? undefined : fact;
    case 'accepted':
      return statuses.includes('accepted') ? fact : undefined;
    case 'status':
      return failure(fact) !== undefined || isAskedFor(fact, statuses) ? fact : undefined;
    default:
      return undefined;
  }
}

/**
 * Why a message that Meta had taken is not delivered. Undefined for every other status, and where another attempt
 * follows: see `decideFailure`, which knows the message as well.
 */
export function failure({ status, code, attempt }: StatusTold): string | undefined {
  if (status !== 'failed') return undefined;
  if (code === undefined) return 'undeliverable';
  // What is sent again since free text did not go is a template.
  const content = attempt === 1 ? 'free-form' : 'template';
  const error = { kind: 'error', code, transient: false, httpStatus: 200 } as const;
  const meaning = meaningOf(error, { attempt, content });
  if (meaning.means === 'give-up') return meaning.reason;
  return attempt < mostAttempts || isOfOthers(code) ? undefined : 'undeliverable';
}

function isAskedFor({ status }: StatusTold, statuses: readonly string[]): boolean {
  return statuses.includes(status);
}
