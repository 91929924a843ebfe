import { choiceParameters } from '#domain/asks/offered-choices';
import { whyOver } from '#domain/asks/why-over';
import { textsOf } from '#domain/outbound/free-content';
import { textInForce } from '#domain/outbound/text-in-force';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived, DecisionOf } from '../arrived.ts';
import { bindReply } from '../bind-reply.ts';
import { markRead } from '../mark-read.ts';
import type { AtHand } from './asking.ts';
import { atHand } from './at-hand.ts';
import { settleAnswer } from './settle-answer.ts';
import { tapsOf } from './taps-of.ts';

/** They chose one of what waits for them: it is put to them once more, by the buttons of the message that asked. */
export async function askAgain(
  arrived: Arrived,
  { ref, record, title }: DecisionOf<'ask-again'>,
  applying: Applying,
): Promise<void> {
  await bindReply(arrived, { record, to: ref, boundBy: 'choice' }, applying);
  const hand = await atHand(ref, applying);
  if (hand === undefined) await answerPerson({ name: 'tap-broken' }, arrived, applying);
  else await put(arrived, { hand, title }, applying);
  await markRead(arrived.inbound, applying);
}

async function put(
  arrived: Arrived,
  { hand, title }: { readonly hand: AtHand; readonly title: string },
  applying: Applying,
): Promise<void> {
  const reason = whyOver(hand, arrived.pinned.at);
  if (reason !== undefined)
    return settleAnswer({ kind: 'refused', reason, hand }, { arrived, title }, applying);
  const choices = choiceParameters(await tapsOf(hand, applying));
  const parameters = [['body', bodyOf(hand)] as const, ...choices];
  await answerPerson({ name: 'ask-again', parameters }, arrived, applying);
}

/** As it was put at first; the record's title where its text is not in force any more. */
function bodyOf({ message, workspace, record }: AtHand): string {
  const text = textInForce(message, workspace);
  return text === undefined ? record.title : textsOf(text, message.parameters).body;
}
