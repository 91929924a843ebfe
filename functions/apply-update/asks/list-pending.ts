import { standingOf } from '#domain/asks/answer-decision';
import { askAnswerTexts } from '#domain/asks/ask-answers';
import { timeText } from '#domain/asks/outcome-text';
import { mostPending, type Pending, pendingParameters } from '#domain/asks/pending-list';
import { whyOver } from '#domain/asks/why-over';
import { answerLanguage } from '#domain/inbound/answers';
import type { Instant } from '#domain/instant';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived } from '../arrived.ts';
import { markRead } from '../mark-read.ts';
import { noteHeard } from '../note-heard.ts';
import { whereabouts } from '../whereabouts.ts';
import type { AtHand } from './asking.ts';
import { atHand } from './at-hand.ts';

/** They asked what waits for their answer. */
export async function listPending(arrived: Arrived, applying: Applying): Promise<void> {
  await noteHeard(arrived, { meaning: 'asked-pending' }, applying);
  const pending = await pendingOf(arrived, applying);
  const answer =
    pending.length === 0
      ? { name: 'pending-none' as const }
      : { name: 'pending' as const, parameters: pendingParameters(pending) };
  await answerPerson(answer, arrived, applying);
  await markRead(arrived.inbound, applying);
}

/** The index finds them, and the items themselves say whether they still wait; those that end first come first. */
async function pendingOf({ pinned }: Arrived, applying: Applying): Promise<readonly Pending[]> {
  const { ports } = applying;
  const found = await ports.people.find(pinned.person);
  if (found === undefined) return [];
  const { timeZone } = await whereabouts(found.value, applying);
  const refs = await ports.asks.openOf(pinned.person);
  const hands: AtHand[] = [];
  for (const ref of refs) {
    const hand = await atHand(ref, applying);
    if (hand !== undefined && isWaiting(hand, pinned.at)) hands.push(hand);
    if (hands.length === mostPending) break;
  }
  const { language } = found.value;
  const until = askAnswerTexts['pending-until'][answerLanguage(language)];
  return hands
    .toSorted((a, b) => a.ask.deadline - b.ask.deadline)
    .map(({ asked: { ref }, ask, record: { title } }) => {
      const when = timeText(ask.deadline, { language, timeZone, at: pinned.at });
      return { ref, title, until: until.replace('{{when}}', when) };
    });
}

function isWaiting(hand: AtHand, at: Instant): boolean {
  const { asked, message } = hand;
  return whyOver(hand, at) === undefined && standingOf(asked) === undefined && message.status !== 'held';
}
