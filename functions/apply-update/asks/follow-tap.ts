import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived, DecisionOf } from '../arrived.ts';
import { bindReply } from '../bind-reply.ts';
import { markRead } from '../mark-read.ts';
import { noteHeard } from '../note-heard.ts';
import { answerOnce } from './answer-once.ts';
import { askFurther } from './ask-further.ts';
import { noteRefusal } from './note-refusal.ts';
import { sendOptions } from './send-options.ts';
import { settleAnswer } from './settle-answer.ts';

/** A tap is an answer, or wants the list of options. Whoever tapped is told what became of it. */
export async function followTap(arrived: Arrived, tap: DecisionOf<'tap'>, applying: Applying): Promise<void> {
  const { record, ref, option } = tap;
  await bindReply(arrived, { record, to: ref, boundBy: boundBy(arrived) }, applying);
  if (option === undefined) await sendOptions(arrived, tap, applying);
  else await settleTap(arrived, { ...tap, option }, applying);
  await markRead(arrived.inbound, applying);
}

async function settleTap(
  arrived: Arrived,
  { ref, record, option, expiry, title }: DecisionOf<'tap'> & { readonly option: number },
  applying: Applying,
): Promise<void> {
  const { pinned } = arrived;
  const { thing, at } = pinned;
  const given = { ref, option, at, thing, by: { kind: 'tap' as const }, expiry };
  const outcome = await answerOnce(given, { pinned, record }, applying);
  if (outcome.kind === 'asks') return askFurther(outcome, arrived, applying);
  return settleAnswer(outcome, { arrived, title }, applying);
}

/** A tap that cannot be believed, or is not theirs to give. What we saw is noted where it may be looked for. */
export async function followRefusedTap(
  arrived: Arrived,
  { record, ref: to, reason, theirs }: DecisionOf<'tap-refused'>,
  applying: Applying,
): Promise<void> {
  if (theirs === true && record !== undefined)
    await bindReply(arrived, { record, to, boundBy: boundBy(arrived) }, applying);
  if (record === undefined) await noteHeard(arrived, { meaning: 'aside' }, applying);
  else await noteRefusal({ pinned: arrived.pinned, record }, { to, reason }, applying);
  await answerPerson({ name: reason === 'not-yours' ? 'tap-not-yours' : 'tap-broken' }, arrived, applying);
  await markRead(arrived.inbound, applying);
}

function boundBy({ inbound }: Arrived): 'tap' | 'choice' {
  return inbound.content.kind === 'tap' ? 'tap' : 'choice';
}
