import { backoff } from '#domain/backoff';
import type { Accepted, Ended, Refused, Settled } from '#domain/fact';
import { advance, type Message, type MessageState } from '#domain/message';
import { placeOf } from '#domain/message-place';
import type { Versioned } from '#ports/records';
import type { Sending, SendOutcome } from './sending.ts';

/** When a message is tried again that an account-wide refusal stopped: an operator acts meanwhile. Milliseconds. */
const stopped = 900_000;

type Answer = Accepted | Refused;

/**
 * Brings the message into the status that a recorded answer calls for. Where the lease had ended meanwhile and the
 * attempt was taken for a doubt, the late answer settles it.
 */
export async function applyAnswer(
  { value: message, version }: Versioned<Message>,
  answer: Answer,
  sending: Sending,
): Promise<SendOutcome> {
  if (answer.kind === 'accepted')
    await sending.ports.messages.remember(answer.providerId, message.ref, answer.attempt);
  const outcome = await follow({ value: message, version }, answer, sending);
  if (outcome !== undefined) return outcome;
  const found = await sending.ports.messages.find(message.ref);
  const doubted = found?.value.status === 'doubt' && found.value.attempt === answer.attempt;
  const settled = doubted ? await follow(found, answer, sending) : undefined;
  return settled ?? { kind: 'ignored', reason: 'overtaken' };
}

/** Undefined: somebody else moved the message first. */
async function follow(
  { value: message, version }: Versioned<Message>,
  answer: Answer,
  { ports, tools }: Sending,
): Promise<SendOutcome | undefined> {
  const { state, outcome } = consequence(answer, tools.now());
  const won = await ports.messages.move(
    advance(message, state),
    version,
    factOf(message, { answer, state, now: tools.now() }),
  );
  if (!won) return undefined;
  if (outcome.kind === 'accepted') ports.meter.count('messages-accepted');
  if (outcome.kind === 'ended') ports.meter.count('messages-failed');
  return outcome;
}

function consequence(
  answer: Answer,
  now: number,
): { readonly state: MessageState; readonly outcome: SendOutcome } {
  if (answer.kind === 'accepted') {
    return { state: { status: 'accepted', providerId: answer.providerId }, outcome: { kind: 'accepted' } };
  }
  const { code, means, reason } = answer;
  if (reason !== undefined) {
    return { state: { status: 'failed', reason }, outcome: { kind: 'ended', as: 'failed', reason } };
  }
  const dueAt = now + (means === 'stop-number' ? stopped : backoff(answer.attempt));
  return { state: { status: 'waiting', dueAt, code }, outcome: { kind: 'waiting', dueAt, code } };
}

function factOf(
  message: Message,
  { answer, state, now }: { answer: Answer; state: MessageState; now: number },
): Ended | Settled | undefined {
  const about = { ...placeOf(message), attempt: answer.attempt, notedAt: now };
  if (state.status === 'failed') return { kind: 'ended', ...about, as: 'failed', reason: state.reason };
  return message.status === 'doubt' ? { kind: 'settled', ...about, by: 'late-answer' } : undefined;
}
