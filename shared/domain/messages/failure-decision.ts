import { backoff, waitAfter } from './backoff.ts';
import { jobPatience } from './due-decision.ts';
import type { RecordFact } from '../facts/fact.ts';
import { isOfOthers, meaningOf } from '../outbound/graph-errors.ts';
import type { EndReason, ResentReason } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';
import { advance, type Message } from './message.ts';
import { statusOf } from './message-status.ts';

/** An attempt that failed after Meta had taken it. */
export interface LateFailure {
  readonly attempt: number;
  /** Undefined where Meta named none. */
  readonly code: number | undefined;
  readonly happenedAt: Instant;
  /** All facts of the message, the failed status among them. */
  readonly facts: readonly RecordFact[];
  readonly now: Instant;
}

export type FailureDecision =
  /** Sent once more: now where the next state is `queued`. */
  | { readonly kind: 'again'; readonly next: Message; readonly reason: ResentReason; readonly stop?: number }
  /** Sent once more in its turn among those to its person: after so many milliseconds at the earliest. */
  | { readonly kind: 'in-line'; readonly pause: number }
  /** It failed for good. Where Meta says why, with what that means for the person. */
  | { readonly kind: 'final'; readonly reason?: EndReason }
  /** The answer to the attempt has not been recorded yet: what follows is decided after it. */
  | { readonly kind: 'too-early' }
  | { readonly kind: 'left'; readonly why: 'another-attempt' | 'arrived' | 'goes-anyway' | 'finished' };

/** A message that fails time and again is not tried more often than this, unless it is for what tells nothing of it. */
export const mostAttempts = 8;

/** A number is not stopped for what happened longer ago: its webhooks come late, and it may be mended. Milliseconds. */
const freshFor = 600_000;

/**
 * What follows from a failure that came as a status. Only the newest attempt counts, and only while the person has not
 * got the message by any of them.
 */
export function decideFailure(message: Message, failure: LateFailure): FailureDecision {
  if (message.attempt !== failure.attempt) return { kind: 'left', why: 'another-attempt' };
  if (statusOf(failure.facts) !== 'failed') return { kind: 'left', why: 'arrived' };
  switch (message.status) {
    case 'sending':
      return { kind: 'too-early' };
    case 'held':
    case 'queued':
    case 'waiting':
      return { kind: 'left', why: 'goes-anyway' };
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { kind: 'left', why: 'finished' };
    case 'accepted':
    case 'doubt':
      return again(message, failure);
  }
}

function again(message: Message, { code, happenedAt, now }: LateFailure): FailureDecision {
  if (code === undefined) return { kind: 'final' };
  const content = message.asTemplate === true ? 'template' : 'free-form';
  const error = { kind: 'error' as const, code, httpStatus: 200, transient: false };
  const meaning = meaningOf(error, { attempt: message.attempt, content });
  if (meaning.means === 'give-up') return { kind: 'final', reason: meaning.reason };
  if (meaning.means === 'wait-person') return { kind: 'in-line', pause: backoff(message.attempt) };
  if (message.attempt >= mostAttempts && !isOfOthers(code)) return { kind: 'final' };
  if (meaning.means === 'use-template') {
    const next = advance({ ...message, asTemplate: true }, { status: 'queued', dueAt: now + jobPatience });
    return { kind: 'again', next, reason: 'window-closed' };
  }
  const { means } = meaning;
  const wait = waitAfter({ code, means, attempt: message.attempt });
  const next = advance(message, { status: 'waiting', dueAt: now + wait, code });
  const stops = means === 'stop-number' && now - happenedAt < freshFor;
  return { kind: 'again', next, reason: 'failed-for-now', ...(stops && { stop: code }) };
}
