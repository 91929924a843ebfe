import type { Addressee } from '#domain/routing/audience';
import type { Plan, PlanSlot } from '#domain/facts/routing-fact';
import { messageId } from '#domain/identity';
import type { Message } from '#domain/messages/message';
import { type Planning, planSlot } from '#domain/routing/plan-slot';
import { plannedMessage } from '#domain/routing/planned-message';
import { type Reached, reachedBy } from '#domain/routing/reached';
import { formatRef } from '#domain/ref';
import { findAudience } from './find-audience.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';
import { sideBySide } from './side-by-side.ts';
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
export async function tellPeople(planning: Planning, group: Group, reach: Reach): Promise<Told> {
  const { ports, told } = reach;
  const people = await findAudience(group.addressees, ports.people);
  const standing = reach.shared ? await standingSlots(planning, group, reach) : undefined;
  const outcomes = await sideBySide(reachedBy(group.addressees, people, told), lanes, async (reached) => {
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

function isToldElsewhere(plan: Plan): boolean {
  return plan.kind === 'suppressed' && (plan.reason === 'duplicate' || plan.reason === 'repeated');
}

function standingSlots(planning: Planning, group: Group, reach: Reach) {
  const refs = group.addressees.map((addressee) => refOf(planning, addressee, { ...group, ...reach }));
  return reach.ports.notices.slots(refs);
}

function refOf(
  { pinned, route, record }: Planning,
  { member }: Addressee,
  { slice, tools }: Pick<Group, 'slice'> & Pick<Reach, 'tools'>,
): string {
  const named = { event: pinned.id, route: route.id, person: member.person };
  const message = messageId(tools.entropy.sha256, named);
  return formatRef({ record, slice, at: pinned.decidedAt, message });
}

/** What is decided now. A person whom another message has is told by that one. */
async function decidedSlot(
  planning: Planning,
  { reached, slice }: { reached: Reached; slice: number },
  { ports, tools, shared }: Reach,
): Promise<PlanSlot> {
  const slot = { ...planSlot(planning, reached, tools), slice };
  if (!shared || slot.plan.kind === 'suppressed') return slot;
  return (await takeRoad(slot, ports))
    ? slot
    : { ...slot, plan: { kind: 'suppressed', reason: 'duplicate' } };
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
  return ports.messages.plan(message);
}
