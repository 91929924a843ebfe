import { newNames } from '#domain/people/learn-names';
import { placeOf } from '#domain/messages/message-place';
import type { SendAnswer } from '#domain/outbound/send-answer';
import { senderNames } from '#domain/people/sender-names';
import type { Claimed } from './claim.ts';
import type { Sending } from './sending.ts';

/**
 * Remembers by which names Meta knows the one whom the message was for: their replies may carry no other. Costs nothing
 * where they are known, which is whenever somebody was written to before.
 */
export async function learnFrom(
  answer: Extract<SendAnswer, { kind: 'accepted' }>,
  { message, person }: Claimed,
  { ports }: Sending,
): Promise<void> {
  const names = senderNames(answer);
  if (person === undefined || Object.keys(newNames(person, names)).length === 0) return;
  const { at, thing } = placeOf(message);
  await ports.people.learn(person.id, { names, from: 'answer', at, thing });
}
