import type { HandOnRefusal } from '#domain/asks/hand-on';
import { takerParameters } from '#domain/asks/hand-on-list';
import { answerPerson } from '../answer-person.ts';
import type { Applying } from '../applying.ts';
import type { Arrived, DecisionOf } from '../arrived.ts';
import { bindReply } from '../bind-reply.ts';
import { markRead } from '../mark-read.ts';
import { atHand } from './at-hand.ts';
import { handOn } from './hand-on.ts';
import type { HandOnOutcome } from './handing.ts';
import { settleAnswer } from './settle-answer.ts';

/** They want to hand an ask on: they are asked to whom, or told why they cannot. */
export async function followHandOn(
  arrived: Arrived,
  { ref, record, title, boundBy, offered, refused }: DecisionOf<'hand-on'>,
  applying: Applying,
): Promise<void> {
  await bindReply(arrived, { record, to: ref, boundBy }, applying);
  if (refused === undefined) await offer(arrived, { title, offered }, applying);
  else await tellRefusal(arrived, { title, ref, reason: refused }, applying);
  await markRead(arrived.inbound, applying);
}

async function offer(
  arrived: Arrived,
  { title, offered }: { readonly title: string; readonly offered: readonly string[] },
  applying: Applying,
): Promise<void> {
  const found = await Promise.all(offered.map((id) => applying.ports.people.find(id)));
  const takers = found.flatMap((one) => one?.value ?? []);
  const about = ['title', title] as const;
  if (takers.length === 0)
    return answerPerson({ name: 'hand-on-nobody', parameters: [about] }, arrived, applying);
  const parameters = [about, ...takerParameters(takers)];
  await answerPerson({ name: 'hand-on', parameters }, arrived, applying);
}

/** They chose who is to have it. Whoever that is hears of it by the message that asks. */
export async function followHandOnTo(
  arrived: Arrived,
  { ref, record, title, to }: DecisionOf<'hand-on-to'>,
  applying: Applying,
): Promise<void> {
  const { at } = arrived.pinned;
  await bindReply(arrived, { record, to: ref, boundBy: 'choice' }, applying);
  const outcome = await handOn({ ref, to, at, by: { kind: 'person' } }, applying);
  await tellOutcome(arrived, { outcome, ref, title }, applying);
  await markRead(arrived.inbound, applying);
}

interface Told {
  readonly outcome: HandOnOutcome;
  readonly ref: string;
  readonly title: string;
}

async function tellOutcome(
  arrived: Arrived,
  { outcome, ref, title }: Told,
  applying: Applying,
): Promise<void> {
  if (outcome.kind === 'refused')
    return tellRefusal(arrived, { title, ref, reason: outcome.reason }, applying);
  const parameters = [['title', title] as const, ['name', outcome.to.name] as const];
  return answerPerson({ name: 'handed-on', parameters }, arrived, applying);
}

/** In the words in which a tap is refused, where that would be as well. */
async function tellRefusal(
  arrived: Arrived,
  { title, ref, reason }: { readonly title: string; readonly ref: string; readonly reason: HandOnRefusal },
  applying: Applying,
): Promise<void> {
  const about = { parameters: [['title', title] as const] };
  if (reason === 'not-allowed' || reason === 'not-eligible')
    return answerPerson({ name: names[reason], ...about }, arrived, applying);
  const hand = await atHand(ref, applying);
  return settleAnswer({ kind: 'refused', reason, ...(hand && { hand }) }, { arrived, title }, applying);
}

const names = { 'not-allowed': 'hand-on-not-allowed', 'not-eligible': 'hand-on-gone' } as const;
