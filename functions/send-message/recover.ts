import type { Message } from '#domain/messages/message';
import type { Versioned } from '#ports/records';
import { applyAnswer } from './apply-answer.ts';
import { doubt } from './doubt.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A lease ended and nobody came back. If the answer was recorded, it is applied now; if not, it is a doubt. */
export async function recover(
  expired: Versioned<Message & { readonly status: 'sending' }>,
  sending: Sending,
): Promise<SendOutcome> {
  const { value: message, version } = expired;
  const answer = await sending.ports.ledger.answerOf(message.ref, message.attempt);
  if (answer === undefined) return doubt({ message, version }, 'lease-expired', sending);
  return applyAnswer(expired, answer, sending);
}

/** A worker that outlived its lease may have put the answer after the doubt was noted, and died then. */
export async function reconsider(
  doubted: Versioned<Message & { readonly status: 'doubt' }>,
  sending: Sending,
): Promise<SendOutcome> {
  const answer = await sending.ports.ledger.answerOf(doubted.value.ref, doubted.value.attempt);
  if (answer === undefined) return { kind: 'ignored', reason: 'in-doubt-already' };
  return applyAnswer(doubted, answer, sending);
}
