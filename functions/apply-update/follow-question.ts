import type { Answer } from '#domain/inbound/planned-answer';
import { offeredParameters, type Offered } from '#domain/inbound/which-list';
import type { WaitingInbound } from '#ports/inbounds';
import { answerPerson } from './answer-person.ts';
import type { Applying } from './applying.ts';
import type { Arrived, DecisionOf } from './arrived.ts';
import { giveWaited } from './asks/follow-further.ts';
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
  { question, chosen, also = [] }: DecisionOf<'chosen'>,
  applying: Applying,
): Promise<void> {
  if (chosen === undefined) {
    await noteHeard(arrived, { meaning: 'chose-none' }, applying);
    await answerPerson({ name: 'noted-nowhere' }, arrived, applying);
  } else {
    await noteHeard(arrived, { meaning: 'chose', record: chosen.record }, applying);
    const waiting = await waitingFor([question, ...also], arrived, applying);
    for (const { inbound, ...pinned } of waiting) await bindTo(chosen, { pinned, inbound }, applying);
    if (!(await isGiven(arrived, { chosen, waiting }, applying)))
      await answerPerson(noted(chosen, waiting), arrived, applying);
  }
  await markRead(arrived.inbound, applying);
}

async function waitingFor(
  questions: readonly string[],
  { pinned: { person } }: Arrived,
  { ports }: Applying,
): Promise<readonly WaitingInbound[]> {
  const found = await Promise.all(questions.map((question) => ports.inbounds.waitingFor(person, question)));
  return found.flat().toSorted((a, b) => a.inbound.happenedAt - b.inbound.happenedAt);
}

function bindTo(
  { record, further }: Offered,
  waited: Parameters<typeof bindReply>[0],
  applying: Applying,
): Promise<void> {
  const to = further === undefined ? {} : { to: further.ref };
  return bindReply(waited, { record, ...to, boundBy: 'chosen' }, applying);
}

interface ChosenFor {
  readonly chosen: Offered;
  readonly waiting: readonly WaitingInbound[];
}

/** They chose an ask: what waited says what their answer there still needed, and they hear what has become of that. */
async function isGiven(
  arrived: Arrived,
  { chosen, waiting }: ChosenFor,
  applying: Applying,
): Promise<boolean> {
  const { record, title, further } = chosen;
  if (further === undefined) return false;
  const said = { kind: 'further', record, title, ...further, boundBy: 'chosen' } as const;
  return giveWaited(arrived, { said, waiting }, applying);
}

/** What waits is kept for days, and a list stands in the chat for ever. */
function noted({ title }: Offered, waiting: readonly WaitingInbound[]): Answer {
  return waiting.length === 0 ? { name: 'chosen-late' } : { name: 'noted', parameters: [['title', title]] };
}
