import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived } from '../arrived.ts';
import { whereabouts } from '../whereabouts.ts';
import { followAsk } from './follow-ask.ts';
import { type Settled, toldAnswer } from './told-answer.ts';

/** What somebody answered has become something: they are told, and what follows for others is done. */
export async function settleAnswer(
  outcome: Settled,
  { arrived, title }: { readonly arrived: Arrived; readonly title: string },
  applying: Applying,
): Promise<void> {
  const { ports } = applying;
  const { person, at } = arrived.pinned;
  const found = await ports.people.find(person);
  if (found !== undefined) {
    const { timeZone } = await whereabouts(found.value, applying);
    const reader = { language: found.value.language, timeZone, at, title };
    await answerPerson(await toldAnswer(outcome, reader, ports.people), arrived, applying);
  }
  await followIfMoved(outcome, applying);
}

/** Of an answer that was stored before it may be that nobody lived to follow it. */
async function followIfMoved(outcome: Settled, applying: Applying): Promise<void> {
  if (outcome.kind === 'refused' || (outcome.kind === 'stands' && !outcome.isSame)) return;
  const { ask } = outcome.hand;
  if (ask.state.kind === 'open' && ask.line === undefined) return;
  await followAsk(ask, applying);
}
