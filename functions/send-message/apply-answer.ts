import { backoff, waitAfter } from '#domain/messages/backoff';
import { type BusinessNumber, numberNamed } from '#domain/pace/business-number';
import type { Accepted, Ended, Refused, Settled } from '#domain/facts/message-fact';
import type { Instant } from '#domain/instant';
import { advance, type Message, type MessageState } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import { backInLine } from '#domain/pace/person-pace';
import type { Versioned } from '#ports/records';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { noteBacklog } from './pass-gate.ts';
import type { Sending, SendOutcome } from './sending.ts';

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
    await sending.ports.messages.remember(answer.providerDigest, message.ref, answer.attempt);
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
  sending: Sending,
): Promise<SendOutcome | undefined> {
  const { ports, tools } = sending;
  const { state, outcome, marks } = await consequence(message, answer, sending);
  const core: Message = { ...message, ...marks };
  const fact = factOf(message, { answer, state, now: tools.now() });
  const won = await ports.messages.move(advance(core, state), version, fact);
  if (state.status === 'waiting' && state.stopped === true)
    await noteBacklog(numberOf(message, sending), sending);
  if (!won) return undefined;
  if (answer.kind === 'refused') await learnFromRefusal(message, answer, sending);
  if (outcome.kind === 'accepted') ports.meter.count('messages-accepted');
  if (outcome.kind === 'ended') ports.meter.count('messages-failed');
  return outcome;
}

interface Consequence {
  readonly state: MessageState;
  readonly outcome: SendOutcome;
  readonly marks?: Pick<Message, 'asTemplate' | 'inTurn'>;
}

async function consequence(message: Message, answer: Answer, sending: Sending): Promise<Consequence> {
  if (answer.kind === 'accepted') {
    return {
      state: { status: 'accepted', providerDigest: answer.providerDigest },
      outcome: { kind: 'accepted' },
    };
  }
  const { code, reason } = answer;
  if (reason !== undefined) {
    return { state: { status: 'failed', reason }, outcome: { kind: 'ended', as: 'failed', reason } };
  }
  const dueAt = await againAt(message, answer, sending);
  return {
    state: { status: 'waiting', dueAt, code, ...(answer.means === 'stop-number' && { stopped: true }) },
    outcome: { kind: 'waiting', dueAt, code },
    ...(answer.means === 'use-template' && { marks: { asTemplate: true } }),
    ...(answer.means === 'wait-person' && { marks: { inTurn: true } }),
  };
}

/** When it is tried again. One message too many for its person takes the last place in the person's line. */
async function againAt(message: Message, answer: Refused, sending: Sending): Promise<Instant> {
  const { ports, tools } = sending;
  if (answer.means === 'use-template') return tools.now();
  if (answer.means !== 'wait-person') return tools.now() + waitAfter(answer);
  const line = { number: numberOf(message, sending).name, person: message.person };
  const pause = backoff(answer.attempt);
  const { until } = await ports.paces.changePerson(line, (pace) => backInLine(pace, tools.now(), pause));
  return until;
}

/** It went out from that number, so there is one. */
function numberOf(message: Message, { tools }: Sending): BusinessNumber {
  const number = numberNamed(tools.numbers, message.number);
  if (number === undefined) throw new Error(`no number ${String(message.number)} is deployed`);
  return number;
}

function factOf(
  message: Message,
  { answer, state, now }: { answer: Answer; state: MessageState; now: number },
): Ended | Settled | undefined {
  const about = { ...placeOf(message), attempt: answer.attempt, notedAt: now };
  if (state.status === 'failed') return { kind: 'ended', ...about, as: 'failed', reason: state.reason };
  return message.status === 'doubt' ? { kind: 'settled', ...about, by: 'late-answer' } : undefined;
}
