import type { Applying } from '../applying.ts';
import { answerAsk } from './answer-ask.ts';
import type { AnswerOutcome, GivenAnswer } from './asking.ts';
import { atHand } from './at-hand.ts';
import { noteRefusal, type Refused, standingRefusal } from './note-refusal.ts';

/** What was refused once is not looked at again. */
export async function answerOnce(
  given: GivenAnswer,
  about: Refused,
  applying: Applying,
): Promise<AnswerOutcome> {
  const { ref: to } = given;
  const before = await standingRefusal(about, applying);
  if (before !== undefined) {
    const hand = await atHand(to, applying);
    return { kind: 'refused', reason: before.reason, ...(hand && { hand }) };
  }
  const outcome = await answerAsk(given, applying);
  if (outcome.kind !== 'refused') return outcome;
  const { reason, hand } = outcome;
  const option = hand?.rule.options[given.option]?.id;
  const named = { ...(hand && { ask: hand.ask.id }), ...(option !== undefined && { option }) };
  await noteRefusal(about, { to, ...named, reason }, applying);
  return outcome;
}
