import { choiceParameters } from '#domain/asks/offered-choices';
import { whyOver } from '#domain/asks/why-over';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived, DecisionOf } from '../arrived.ts';
import { atHand } from './at-hand.ts';
import { settleAnswer } from './settle-answer.ts';
import { tapsOf } from './taps-of.ts';

/** The options of an ask that has more of them than its template has buttons: each of them is a tap of its own. */
export async function sendOptions(
  arrived: Arrived,
  { ref, title }: Pick<DecisionOf<'tap'>, 'ref' | 'title'>,
  applying: Applying,
): Promise<void> {
  const hand = await atHand(ref, applying);
  if (hand === undefined) return answerPerson({ name: 'tap-broken' }, arrived, applying);
  const reason = whyOver(hand, arrived.pinned.at);
  if (reason !== undefined)
    return settleAnswer({ kind: 'refused', reason, hand }, { arrived, title }, applying);
  const choices = choiceParameters(await tapsOf(hand, applying));
  await answerPerson({ name: 'ask-options', parameters: [['title', title], ...choices] }, arrived, applying);
}
