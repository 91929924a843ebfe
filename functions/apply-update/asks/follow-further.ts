import { openQuestion, standingOf } from '#domain/asks/answer-decision';
import { expectedText, type Further, nameOf, saidIn } from '#domain/asks/further';
import type { WaitingInbound } from '#ports/inbounds';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived, DecisionOf } from '../arrived.ts';
import { bindReply } from '../bind-reply.ts';
import { markRead } from '../mark-read.ts';
import { answerOnce } from './answer-once.ts';
import { askFurther } from './ask-further.ts';
import { atHand, type Held } from './at-hand.ts';
import { settleAnswer } from './settle-answer.ts';

/** What somebody said after a tap: a reply to the record, and a part of their answer if it is what was asked for. */
export async function followFurther(
  arrived: Arrived,
  said: DecisionOf<'further'>,
  applying: Applying,
): Promise<void> {
  const { record, ref, boundBy } = said;
  await bindReply(arrived, { record, to: ref, boundBy }, applying);
  const hand = await atHand(ref, applying);
  const { pinned, inbound } = arrived;
  if (hand !== undefined) await giveFurther(arrived, { said, hand, words: { ...pinned, inbound } }, applying);
  await markRead(inbound, applying);
}

/**
 * The same of what waited until they chose the ask, the first of it that is what was asked for; whoever chose is answered.
 * False where it is not asked for any more, and nobody was answered.
 */
export async function giveWaited(
  arrived: Arrived,
  { said, waiting }: { readonly said: DecisionOf<'further'>; readonly waiting: readonly Words[] },
  applying: Applying,
): Promise<boolean> {
  const hand = await atHand(said.ref, applying);
  if (hand === undefined) return false;
  const { rule, message } = hand;
  const asked = [...(rule.questions ?? []), 'reason' as const].find((one) => nameOf(one) === said.question);
  const fits = ({ inbound: { content } }: Words) =>
    asked !== undefined && saidIn(asked, content, message.language) !== undefined;
  const words = waiting.find(fits) ?? waiting[0];
  return words !== undefined && giveFurther(arrived, { said, hand, words }, applying);
}

/** What was said, and by which inbound. */
type Words = Pick<WaitingInbound, 'thing' | 'inbound'>;

interface Given {
  readonly said: DecisionOf<'further'>;
  readonly hand: Held;
  readonly words: Words;
}

/** False where they tapped another option since: what they say now is about that one. */
async function giveFurther(
  arrived: Arrived,
  { said, hand, words }: Given,
  applying: Applying,
): Promise<boolean> {
  const { rule, asked, message } = hand;
  const { state } = asked;
  if (!('thing' in state) || state.thing !== said.choice) return false;
  const place = rule.options.findIndex(({ id }) => id === state.option);
  const option = rule.options[place];
  const before = state.kind === 'answering' ? state.said : [];
  const question = option && openQuestion(rule, option, before);
  const isOpen = state.kind === 'answering' && question !== undefined && nameOf(question) === said.question;
  const text = isOpen ? saidIn(question, words.inbound.content, message.language) : undefined;
  const now = text === undefined ? [] : [{ question: said.question, text, thing: words.thing }];
  const { ref, record, title } = said;
  const given = { ref, option: place, at: state.at, thing: state.thing, by: byTap, said: now };
  const outcome = await answerOnce(given, { pinned: arrived.pinned, record }, applying);
  if (outcome.kind === 'asks') {
    if (isOpen && text === undefined)
      await answerPerson(notUnderstood(question, message.language), arrived, applying);
    else await askFurther(outcome, arrived, applying);
    return true;
  }
  await settleAnswer(outcome, { arrived, title }, applying);
  if (outcome.kind === 'refused') await letGo(hand, applying);
  return true;
}

/** It cannot count any more: what they write next is about something else. */
async function letGo({ asked, askedAt }: Held, { ports }: Applying): Promise<void> {
  const standing = standingOf(asked);
  const state =
    standing === undefined ? ({ kind: 'open' } as const) : { kind: 'answered' as const, ...standing };
  await ports.asks.change({ asked: [{ value: { ...asked, state }, version: askedAt }] });
}

const byTap = { kind: 'tap' } as const;

function notUnderstood(question: Further, language: string) {
  const parameters = [['expected', expectedText(question, language)] as const];
  return { name: 'ask-invalid' as const, parameters };
}
