import { type Addressed, type Answer, type AnswerCause, plannedAnswer } from '#domain/inbound/planned-answer';
import type { Applying } from './applying.ts';
import type { Arrived } from './arrived.ts';
import { whereabouts } from './whereabouts.ts';

/**
 * Answers an inbound: slot, message and job, as for every message. There is one answer at most to each inbound: where
 * one was planned before, that one goes.
 */
export async function answer(
  said: Answer,
  { to, cause }: { readonly to: Addressed; readonly cause: AnswerCause },
  { ports, tools }: Applying,
): Promise<void> {
  const { slot, message } = plannedAnswer(said, { to, cause }, tools.entropy);
  const standing = await ports.ledger.put(slot);
  const { template, language } = { ...message, ...standing.plan };
  const planned = await ports.messages.plan({ ...message, template, language });
  if (planned.status === 'queued') await ports.sendQueue.put([planned]);
}

/** The same to the person whose inbound it is. Harmless where they are gone. */
export async function answerPerson(
  said: Answer,
  { pinned, inbound: { number } }: Arrived,
  applying: Applying,
): Promise<void> {
  const found = await applying.ports.people.find(pinned.person);
  if (found === undefined) return;
  const { id: person, company: member, language } = found.value;
  const { timeZone } = await whereabouts(found.value, applying);
  await answer(said, { to: { person, member, language, timeZone }, cause: { ...pinned, number } }, applying);
}
