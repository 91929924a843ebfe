import { answerRoute } from '../inbound/answer-route.ts';
import { type AskContext, type Words, askAnswered, askClosed } from './ask-outcome.ts';
import type { Answered, AskClosed } from '../facts/ask-fact.ts';
import type { OfRecord } from '../facts/fact-place.ts';
import type { Instant } from '../instant.ts';
import type { Accepted, Doubled, Ended, StatusTold } from '../facts/message-fact.ts';
import { type OutcomeFact, failure, routineStatuses } from './outcome-fact.ts';
import type { ConsentChanged } from '../facts/person-fact.ts';
import { formatRef } from '../ref.ts';
import type { Replied } from '../facts/reply-fact.ts';
import type { NobodyNotified } from '../facts/routing-fact.ts';

/** What an outcome says that its fact does not. */
export interface OutcomeContext {
  /** The name of the fact. */
  readonly fact: string;
  /** When it happened, see `outcomeAt`: ISO 8601. */
  readonly at: string;
  /** The record's own type and key. */
  readonly record?: { readonly type: string; readonly key: string };
  /** What the message came of. */
  readonly cause?: { readonly event: string; readonly route: string };
  /** The company's id of the person. */
  readonly person?: string;
  /** There for the outcome of an ask. */
  readonly ask?: AskContext;
}

export type OutcomeEvent = NonNullable<ReturnType<typeof outcomeEvent>>;

/** When what a fact says happened; for most that is their cause's time, but a message goes on for longer. */
export function outcomeAt(fact: OutcomeFact): Instant {
  if (fact.kind === 'status') return fact.happenedAt;
  if (fact.kind === 'accepted' || fact.kind === 'answered') return fact.answeredAt;
  return 'notedAt' in fact ? fact.notedAt : fact.at;
}

/**
 * The event that tells others of a fact; undefined for what became of an answer of ours to somebody's own message. The
 * words of a person are content, and kept unless they are asked for.
 */
export function outcomeEvent(fact: OutcomeFact, context: OutcomeContext, words: Words = 'kept') {
  const route = 'route' in fact ? fact.route : context.cause?.route;
  if (route === answerRoute) return undefined;
  switch (fact.kind) {
    case 'nobody-notified':
      return nobodyNotified(fact, context);
    case 'ended':
      return messageEnded(fact, context);
    case 'status':
      return statusTold(fact, context);
    case 'accepted':
      return status(fact, { ...context, status: 'accepted' });
    case 'doubled':
      return { name: 'MessageDoubled', detail: ofMessage(fact, context) } as const;
    case 'replied':
      return replyReceived(fact, context);
    case 'consent-changed':
      return consentChanged(fact, context);
    case 'answered':
      return context.ask && askAnswered(fact, askParts(fact, context.ask, { context, words }));
    case 'ask-closed':
      return context.ask && askClosed(fact, askParts(fact, context.ask, { context, words }));
  }
}

function nobodyNotified(fact: NobodyNotified, context: OutcomeContext) {
  const { event, route, channels, suppressed } = fact;
  const detail = { ...core(context), record: recordOf(fact, context) };
  return { name: 'NobodyNotified', detail: { ...detail, event, route, channels, suppressed } } as const;
}

function messageEnded(fact: Ended, context: OutcomeContext) {
  const { as, reason } = fact;
  return { name: 'MessageFailed', detail: { ...ofMessage(fact, context), as, reason } } as const;
}

function statusTold(fact: StatusTold, context: OutcomeContext) {
  const reason = failure(fact);
  if (reason !== undefined) {
    const { code } = fact;
    const why = { as: 'undelivered', reason, ...(code !== undefined && { code }) } as const;
    return { name: 'MessageFailed', detail: { ...ofMessage(fact, context), ...why } } as const;
  }
  const routine = routineStatuses.find((one) => one === fact.status);
  return routine && status(fact, { ...context, status: routine });
}

function status(
  fact: StatusTold | Accepted,
  told: OutcomeContext & { readonly status: (typeof routineStatuses)[number] },
) {
  return { name: 'MessageStatus', detail: { ...ofMessage(fact, told), status: told.status } } as const;
}

function replyReceived(fact: Replied, context: OutcomeContext) {
  const { type, boundBy, number, to } = fact;
  const detail = {
    ...core(context),
    record: recordOf(fact, context),
    ...(to !== undefined && { message: to }),
    ...context.cause,
    ...personOf(context),
  };
  return { name: 'ReplyReceived', detail: { ...detail, type, boundBy, number } } as const;
}

function consentChanged(fact: ConsentChanged, context: OutcomeContext) {
  const { to, scope, category, source } = fact;
  const said = { to, scope, source, ...(category !== undefined && { category }) };
  return {
    name: 'ConsentChanged',
    detail: { ...core(context), ...personOf(context), ...said },
  } as const;
}

function askParts(
  fact: Answered | AskClosed,
  ask: AskContext,
  { context, words }: { readonly context: OutcomeContext; readonly words: Words },
) {
  const { person } = context;
  const said = { ...core(context), record: recordOf(fact, context) };
  return { core: said, ask, words, ...(person !== undefined && { person }) };
}

function ofMessage(fact: Ended | StatusTold | Accepted | Doubled, context: OutcomeContext) {
  const { record, slice, thing, attempt } = fact;
  return {
    ...core(context),
    record: recordOf(fact, context),
    message: formatRef({ record, slice, at: fact.at, message: thing }),
    attempt,
    ...('route' in fact ? { event: fact.event, route: fact.route } : context.cause),
    ...personOf(context),
  };
}

function core({ fact, at }: OutcomeContext) {
  return { version: 1, fact, at } as const;
}

function recordOf({ record: id }: OfRecord, { record }: OutcomeContext) {
  return { id, ...record };
}

function personOf({ person }: OutcomeContext) {
  return person === undefined ? {} : { person };
}
