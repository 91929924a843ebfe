import type { Addressee } from '#domain/routing/audience';
import type { Asked } from '#domain/asks/ask';
import type { Plan, PlanSlot, SuppressionReason } from '#domain/facts/routing-fact';
import type { Message } from '#domain/messages/message';
import { type Planning, planSlot } from '#domain/routing/plan-slot';
import { plannedMessage } from '#domain/routing/planned-message';
import type { Reached } from '#domain/routing/reached';
import { isAskedBy } from '#domain/routing/reached-to-ask';
import { sideBySide } from '#domain/side-by-side';
import { reachPeople } from './reach-people.ts';
import { refOf } from './ref-of.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';
import { takeRoad } from './take-road.ts';

/** People planned for at the same time: the SDK has 50 connections, and other events of the batch want some. */
const lanes = 25;

export interface Reach {
  readonly ports: RouteEventPorts;
  readonly tools: RouteEventTools;
  /** People whom an earlier route of the same event has a message for; those of this one are added. */
  readonly told: Set<string>;
  /**
   * Others may tell the same people of this event: workers with slices of a notice, or a delivery before, when
   * somebody reported to another manager. So each person is taken before they are planned for.
   */
  readonly shared: boolean;
}

/** People of one route whose slots lie in one partition: slice 0 is the record's own. */
export interface Group {
  readonly addressees: readonly Addressee[];
  readonly slice: number;
}

export interface Told {
  readonly planned: number;
  readonly suppressed: number;
  /** Of the suppressed: those who are told of it all the same, by another route or of an event before. */
  readonly elsewhere: number;
}

/** Plans for each of them: the slot first, then the message, then the job. Where a slot stands, it is followed. */
export async function tellPeople(given: Planning, group: Group, reach: Reach): Promise<Told> {
  const { ports, told } = reach;
  const { planning, reached: all } = await reachPeople(given, group, reach);
  const standing = reach.shared ? await standingSlots(planning, group, reach) : undefined;
  const outcomes = await sideBySide(all, lanes, async (reached) => {
    const slot =
      standing?.get(refOf(planning, reached.addressee, { ...group, ...reach })) ??
      (await ports.ledger.put(await decidedSlot(planning, { reached, slice: group.slice }, reach)));
    return { slot, message: await planMessage(planning, { slot, addressee: reached.addressee }, reach) };
  });
  const planned = outcomes.flatMap(({ message }) => message ?? []);
  await ports.sendQueue.put(planned.filter(({ status }) => status === 'queued'));
  ports.meter.count('messages-planned', planned.length);
  for (const { person } of planned) told.add(person);
  return {
    planned: planned.length,
    suppressed: outcomes.length - planned.length,
    elsewhere: outcomes.filter(({ slot }) => isToldElsewhere(slot.plan)).length,
  };
}

const elsewhere: ReadonlySet<SuppressionReason> = new Set(['duplicate', 'repeated', 'already-asked']);

function isToldElsewhere(plan: Plan): boolean {
  return plan.kind === 'suppressed' && elsewhere.has(plan.reason);
}

function standingSlots(planning: Planning, group: Group, reach: Reach) {
  const refs = group.addressees.map((addressee) => refOf(planning, addressee, { ...group, ...reach }));
  return reach.ports.notices.slots(refs);
}

/** What is decided now. A person whom another message has is told by that one, unless this one asks them. */
async function decidedSlot(
  planning: Planning,
  { reached, slice }: { reached: Reached; slice: number },
  { ports, tools, shared }: Reach,
): Promise<PlanSlot> {
  const slot = { ...planSlot(planning, reached, tools), slice };
  if (slot.plan.kind === 'suppressed') return slot;
  const isFirst = !shared || (await takeRoad(slot, ports));
  const ask = isAskedBy(planning)(reached) ? planning.asking?.ask : undefined;
  const isMeant = ask === undefined ? isFirst : await isAskedOnce(slot, ask.id, { ports, shared });
  return isMeant ? slot : { ...slot, plan: { kind: 'suppressed', reason: 'duplicate' } };
}

/**
 * Nobody has two voices in one ask, whichever slices they are in, and whoever's deputy they were when it was delivered
 * before. Within one delivery of one group it is seen without asking.
 */
async function isAskedOnce(
  slot: PlanSlot,
  ask: string,
  { ports, shared }: Pick<Reach, 'ports' | 'shared'>,
): Promise<boolean> {
  return (!shared && slot.standsFor === undefined) || takeRoad({ ...slot, event: ask }, ports);
}

async function planMessage(
  planning: Planning,
  { slot, addressee }: { slot: PlanSlot; addressee: Addressee },
  { ports, tools }: Reach,
): Promise<Message | undefined> {
  if (slot.plan.kind === 'suppressed') return undefined;
  const message = plannedMessage(
    planning,
    { slot, plan: slot.plan, member: addressee.member.person },
    { hmac: tools.entropy.hmac, text: tools.text },
  );
  // First, so that whoever sends the message finds who is asked.
  if (message.ask !== undefined) await ports.asks.put(askedBy(message, slot));
  return ports.messages.plan(message);
}

function askedBy({ ref, ask = '', person }: Message, { standsFor }: PlanSlot): Asked {
  return { ref, ask, person, ...(standsFor !== undefined && { standsFor }), state: { kind: 'open' } };
}
