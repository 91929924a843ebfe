import type { Answer } from '#domain/inbound/planned-answer';
import { offeredParameters, type Offered } from '#domain/inbound/which-list';
import { answerPerson } from './answer-person.ts';
import type { Applying } from './applying.ts';
import type { Arrived, DecisionOf } from './arrived.ts';
import { bindReply } from './bind-reply.ts';
import { markRead } from './mark-read.ts';
import { noteHeard } from './note-heard.ts';

/**
 * It waits for the person to say which record; whoever asked first sends the list. If they have said so meanwhile, it is
 * bound here: whoever read their answer may have looked for what waits before this did.
 */
export async function followWhich(
  arrived: Arrived,
  { question }: DecisionOf<'which'>,
  applying: Applying,
): Promise<void> {
  const { pinned, inbound } = arrived;
  const { thing, person, seenAt, salt } = pinned;
  const { ports } = applying;
  await noteHeard(arrived, { meaning: 'asked-which' }, applying);
  await ports.inbounds.wait({ person, question: question.thing, thing, seenAt, salt, inbound });
  const choice = await ports.inbounds.chosen(person, question.thing);
  if (choice?.chosen !== undefined) await bindTo(choice.chosen, arrived, applying);
  if (choice === undefined && question.thing === thing) {
    const parameters = offeredParameters(question.offered);
    await answerPerson({ name: 'which-record', parameters }, arrived, applying);
  }
  await markRead(inbound, applying);
}

/** All that waited for this answer is about the record chosen, or about none. */
export async function followChosen(
  arrived: Arrived,
  { question, chosen }: DecisionOf<'chosen'>,
  applying: Applying,
): Promise<void> {
  if (chosen === undefined) {
    await noteHeard(arrived, { meaning: 'chose-none' }, applying);
  } else {
    await noteHeard(arrived, { meaning: 'chose', record: chosen.record }, applying);
    const waiting = await applying.ports.inbounds.waitingFor(arrived.pinned.person, question);
    for (const { inbound, ...pinned } of waiting) await bindTo(chosen, { pinned, inbound }, applying);
  }
  await answerPerson(noted(chosen), arrived, applying);
  await markRead(arrived.inbound, applying);
}

function bindTo(
  { record }: Offered,
  waited: Parameters<typeof bindReply>[0],
  applying: Applying,
): Promise<void> {
  return bindReply(waited, { record, boundBy: 'chosen' }, applying);
}

function noted(chosen: Offered | undefined): Answer {
  return chosen === undefined
    ? { name: 'noted-nowhere' }
    : { name: 'noted', parameters: [['title', chosen.title]] };
}
