import { memoryBus } from '#adapters/memory/bus';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import type { Fact } from '#domain/facts/fact';
import type { StatusTold } from '#domain/facts/message-fact';
import { formatRef } from '#domain/ref';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { publishFacts } from '#functions/publish-facts/publish-facts';
import type { BusEntry, Published } from '#ports/bus';
import type { CallbackQueue } from '#ports/callback-queue';
import { peopledWorld, ticketEvent, type World } from './world.ts';

/** A world in which a ticket is open and its people are to be told; its plan slots. */
export async function toldWorld(): Promise<{ readonly chasqui: World; readonly slot: PlanSlot }> {
  const chasqui = await peopledWorld();
  await chasqui.route(ticketEvent('1'));
  const [ref = ''] = chasqui.ports.sendQueue.refs;
  const slot = (await chasqui.ports.notices.slots([ref])).get(ref);
  if (slot === undefined) throw new Error('nobody is told');
  return { chasqui, slot };
}

export function publishing(
  { ports }: World,
  answer?: (entry: BusEntry) => Published,
  broken?: CallbackQueue,
) {
  const bus = memoryBus(answer);
  const { outcomes: sources, workspaces, meter } = ports;
  const callbackQueue = memoryCallbackQueue();
  const publish = publishFacts({
    bus,
    sources,
    workspaces,
    callbackQueue: broken ?? callbackQueue,
    meter,
  });
  return {
    bus,
    jobs: callbackQueue.jobs,
    publish: (...facts: readonly Fact[]) => publish(facts.map((fact) => ({ kind: 'put', fact }))),
    raw: publish,
  };
}

export const placeOf = ({ record, slice, at, thing }: PlanSlot) => ({ record, slice, at, thing });
export const refOf = ({ record, slice, at, thing: message }: PlanSlot) =>
  formatRef({ record, slice, at, message });
const ofMessage = (slot: PlanSlot) => {
  const { event, route, person } = slot;
  return { ...placeOf(slot), event, route, person };
};

/** Facts of a message that others are told of, whatever the workspace says. */
export const always = {
  'one that ended': (slot) => ({
    ...ofMessage(slot),
    kind: 'ended',
    as: 'cancelled',
    reason: 'opted-out',
    notedAt: slot.at + 5,
    attempt: 0,
  }),
  'one that failed when Meta had taken it': (slot) => status(slot, 'failed', 131_026),
  'one that failed, and Meta does not say why': (slot) => status(slot, 'failed'),
  'one that failed for the eighth time': (slot) => ({ ...status(slot, 'failed', 131_016), attempt: 8 }),
  'one that went twice': (slot) => ({ ...placeOf(slot), kind: 'doubled', attempt: 2, notedAt: slot.at + 5 }),
} as const satisfies { readonly [what: string]: (slot: PlanSlot) => Fact };

export const whats = [
  'one that ended',
  'one that failed when Meta had taken it',
  'one that failed, and Meta does not say why',
  'one that failed for the eighth time',
  'one that went twice',
] as const satisfies readonly (keyof typeof always)[];

export const alsoSaid = {
  'one that ended': { as: 'cancelled', reason: 'opted-out', attempt: 0 },
  'one that failed when Meta had taken it': { as: 'undelivered', reason: 'undeliverable', code: 131_026 },
  'one that failed, and Meta does not say why': { as: 'undelivered', reason: 'undeliverable' },
  'one that failed for the eighth time': { as: 'undelivered', reason: 'undeliverable', attempt: 8 },
  'one that went twice': { attempt: 2 },
} as const satisfies Record<keyof typeof always, object>;

export function status(slot: PlanSlot, told: string, code?: number): StatusTold {
  const [happenedAt, seenAt] = [slot.at + 5000, slot.at + 6000];
  const about = { ...placeOf(slot), attempt: 1, status: told, providerDigest: 'wamid.1', happenedAt, seenAt };
  return { kind: 'status', ...about, ...(code !== undefined && { code }) };
}

export function accepted(slot: PlanSlot): Fact {
  const [claimedAt, answeredAt] = [slot.at + 1, slot.at + 2];
  return {
    ...ofMessage(slot),
    kind: 'accepted',
    attempt: 1,
    claimedAt,
    answeredAt,
    providerDigest: 'wamid.1',
  };
}
