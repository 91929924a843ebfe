import { zoneOf } from '#domain/asks/answered-fact';
import { whyNotToHandOn } from '#domain/asks/hand-on';
import { type PlannedHandOn, plannedHandOn } from '#domain/asks/planned-hand-on';
import type { Instant } from '#domain/instant';
import { advance } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { Person } from '#domain/people/person';
import { atHand, type Held } from './at-hand.ts';
import type { GivenHandOn, Handing, HandOnOutcome } from './handing.ts';
import { takersOf } from './takers-of.ts';

/** Others may answer the same ask at the same time; so often is it looked at again. */
const patience = 20;

/**
 * Hands an ask on: the part of whoever hands it on, that of whoever has it then, their message and the fact are written
 * in one transaction, or none of them. Done again it goes on from there, and changes nothing.
 */
export async function handOn(given: GivenHandOn, handing: Handing): Promise<HandOnOutcome> {
  let before: Held | undefined;
  for (let tried = 0; tried < patience; tried += 1) {
    const hand = await atHand(given.ref, handing);
    if (hand === undefined) return { kind: 'refused', reason: 'no-such-ask' };
    // Nobody has touched it since: then somebody else has asked the same person meanwhile.
    if (isSame(hand, before)) return { kind: 'refused', reason: 'not-eligible', hand };
    const outcome = await tryToHandOn(given, hand, handing);
    if (outcome !== 'overtaken') return outcome;
    before = hand;
  }
  throw new Error(`the ask of ${given.ref} was changed ${patience} times while it was handed on`);
}

function isSame({ askAt, askedAt }: Held, before: Held | undefined): boolean {
  return before?.askAt === askAt && before.askedAt === askedAt;
}

async function tryToHandOn(
  given: GivenHandOn,
  hand: Held,
  handing: Handing,
): Promise<HandOnOutcome | 'overtaken'> {
  const { ports } = handing;
  const refused = { kind: 'refused', reason: 'not-eligible', hand } as const;
  const to = (await ports.people.find(given.to))?.value;
  if (to === undefined) return refused;
  const planned = await planOf(given, { hand, to }, handing);
  const { state } = hand.asked;
  const { ref } = planned.message;
  if (state.kind !== 'handed-on' || state.to !== ref) {
    const reason = whyNotToHandOn(hand, given.at);
    if (reason !== undefined) return { ...refused, reason };
    const takers = await takersOf(hand, given.at, handing);
    if (!takers.some(({ id }) => id === to.id)) {
      // They may have it by this very choice: another delivery of it was faster.
      const theirs = await ports.asks.asked(ref);
      return theirs === undefined ? refused : 'overtaken';
    }
    const isWritten = await write(planned, hand, handing);
    if (!isWritten) return 'overtaken';
  }
  await tell(planned, hand, handing);
  return { kind: 'handed-on', hand, to, ref };
}

async function planOf(
  { ref, at, by }: GivenHandOn,
  { hand, to }: { readonly hand: Held; readonly to: Person },
  { ports, tools }: Handing,
): Promise<PlannedHandOn> {
  const { ask, asked, message, workspace } = hand;
  const facts = await ports.ledger.ofMessage(ref);
  const slot = facts.find((fact) => fact.kind === 'slot') ?? { tell: 0, version: ask.version };
  const timeZone = zoneOf(workspace, message.channel);
  const handing = { ask, asked, message, slot, to, at, now: tools.now(), timeZone, by };
  return plannedHandOn(handing, tools.entropy);
}

/** Under the condition that nobody has answered or ended the ask since, and that whoever is to have it has no voice yet. */
function write(
  { ask, asked, message, fact }: PlannedHandOn,
  hand: Held,
  { ports }: Handing,
): Promise<boolean> {
  const { ref, ask: id, person } = asked.after;
  return ports.asks.change({
    ask: { value: ask, version: hand.askAt },
    asked: [
      { value: asked.before, version: hand.askedAt },
      { value: asked.after, version: 0 },
    ],
    message: { value: message, version: 0 },
    voice: { ask: id, person, ref, at: fact.notedAt },
    fact,
  });
}

/** The slot beside the message, and its job; the message before it, if it was kept back, is not needed any more. */
async function tell({ slot, message }: PlannedHandOn, hand: Held, handing: Handing): Promise<void> {
  const { ports, tools } = handing;
  await ports.ledger.put(slot);
  const planned = await ports.messages.plan(message);
  if (planned.status === 'queued') await ports.sendQueue.put([planned]);
  await retire(hand.message.ref, tools.now(), handing);
}

async function retire(ref: string, now: Instant, { ports }: Handing): Promise<void> {
  const found = await ports.messages.find(ref);
  if (found?.value.status !== 'held') return;
  const { value: message, version } = found;
  const end = { reason: 'answered' as const };
  const about = { ...placeOf(message), attempt: message.attempt, notedAt: now };
  const next = advance(message, { status: 'cancelled', ...end });
  await ports.messages.move(next, version, { kind: 'ended', ...about, as: 'cancelled', ...end });
}
