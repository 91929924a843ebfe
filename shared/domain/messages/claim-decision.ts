import { answerRoute } from '../inbound/answer-route.ts';
import { answerNamed } from '../inbound/answers.ts';
import { type AskToPut, whyNotToAsk } from './ask-to-put.ts';
import { byId } from '../by-id.ts';
import { categoryOf } from '../people/category.ts';
import { claimContent } from './claim-content.ts';
import { decideAnswer } from './claim-answer.ts';
import type { EndReason } from '../facts/message-fact.ts';
import type { Instant } from '../instant.ts';
import { isMember } from '../routing/membership.ts';
import type { Message } from './message.ts';
import { placeOf } from './message-place.ts';
import type { OpsRecord } from '../records/ops-record.ts';
import { whyNotToBeTold } from '../people/may-be-told.ts';
import type { OutboundContent, Recipient } from '../outbound/outbound.ts';
import type { Person } from '../people/person.ts';
import { recipientOf } from '../outbound/recipient.ts';
import type { Stranger } from '../inbound/stranger.ts';
import type { Workspace } from '../workspace.ts';

/** What is asked before each attempt, with everything as it is now and not as it was at planning. */
export interface Claimable {
  readonly message: Message;
  readonly record: OpsRecord | undefined;
  readonly person: Person | undefined;
  /** Of an answer to somebody whom nobody knows. */
  readonly stranger?: Stranger;
  /** Of a message that asks: absent where what it asks is not there, or not for this person. */
  readonly toPut?: AskToPut;
  /** The version in force, not the pinned one. */
  readonly workspace: Workspace;
  readonly now: Instant;
  /** Name of the business number that it goes from. */
  readonly number: string;
}

export type ClaimDecision =
  | { readonly kind: 'go'; readonly to: Recipient; readonly content: OutboundContent }
  /** `failed`: Meta would refuse it, and is not called. */
  | { readonly kind: 'end'; readonly as: 'cancelled' | 'expired' | 'failed'; readonly reason: EndReason };

type Question = (claimable: Claimable) => EndReason | undefined;

const questions: readonly Question[] = [
  ({ record, message }) => (isClosed(record, message) ? 'closed' : undefined),
  ({ person }) => (person === undefined ? 'person-gone' : undefined),
  ({ message, toPut, now }) => (message.ask === undefined ? undefined : whyNotToAsk(toPut, now)),
  ({ person, message, workspace }) => person && refusalOf(person, message, workspace),
  ({ message, workspace }) =>
    message.named === true || isMember(workspace, message.channel, message.member)
      ? undefined
      : 'left-channel',
];

/** Whether a message may go now, to whom, and as what. */
export function decideClaim(claimable: Claimable): ClaimDecision {
  const { message, person, now } = claimable;
  if (message.route === answerRoute) return decideAnswer(claimable);
  if (message.notAfter !== undefined && now >= message.notAfter) {
    return { kind: 'end', as: 'expired', reason: 'not-after' };
  }
  for (const ask of questions) {
    const reason = ask(claimable);
    if (reason !== undefined) return { kind: 'end', as: 'cancelled', reason };
  }
  const to = person && recipientOf(person);
  if (to === undefined) return { kind: 'end', as: 'cancelled', reason: 'no-phone' };
  const outcome = claimContent(claimable);
  return outcome.kind === 'content'
    ? { kind: 'go', to, content: outcome.content }
    : { kind: 'end', as: 'failed', reason: outcome.reason };
}

/** A template that the workspace has no longer is judged as one of operations. */
function refusalOf(person: Person, message: Message, workspace: Workspace): EndReason | undefined {
  const category = categoryOf(workspace, message.route);
  const template = byId(workspace.templates, message.template)?.category ?? 'utility';
  return whyNotToBeTold(person, { category, template });
}

/**
 * A record closed by the very event that this message tells about does not silence it; nor is one of our own lines
 * silenced, which tells those who were asked that they need not answer any more.
 */
function isClosed(record: OpsRecord | undefined, message: Message): boolean {
  if (answerNamed(message.template) !== undefined) return false;
  return record?.closedAt !== undefined && record.closedAt > placeOf(message).at;
}
