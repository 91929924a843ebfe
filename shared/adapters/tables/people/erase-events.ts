import * as z from 'zod/mini';
import type { Sha256 } from '#domain/digest';
import type { Fact } from '#domain/facts/fact';
import { eventId, routingId } from '#domain/identity';
import { formatRef } from '#domain/ref';
import type { PlanSlot } from '#domain/facts/routing-fact';
import type { Eraser } from './eraser.ts';
import { factName } from '../facts/fact-name.ts';
import { messageFacts, noticePlace, placeOf } from '../facts/fact-place.ts';
import { eventKey } from '../store/keys.ts';
import { notices } from '../routing/notices.ts';
import { noticeSliced } from '../facts/routing-fact-shapes.ts';
import type { Seal } from '../facts/seal.ts';
import type { Store } from '../store/store.ts';
import { readFact } from '../facts/stored-fact.ts';
import { readBack } from '../store/stored.ts';

interface Tables {
  readonly store: Store;
  readonly eraser: Eraser;
  readonly seal: Seal;
  readonly sha256: Sha256;
}

const erasedShape = z.object({ erased: z.literal(true) });
const keptShape = z.object({ decidedAt: z.number(), workspace: z.string(), ttl: z.number() });

/** Under which `publish-facts` puts them on the bus. */
const outcomeSource = 'chasqui.facts';

/** Parts that a body may have, and far more. */
const mostParts = 1000;

/** Events that were erased, now or before; `waiting`: notices that are still being told from their event. */
export interface ErasedEvents {
  readonly events: number;
  readonly waiting: number;
}

/**
 * Erases the bodies of the events of which messages came, and the salts from which theirs are derived. When an event was
 * decided on, and by which version, stays. A notice whose slices are not all told yet needs its event: it is left.
 */
export async function eraseEvents(facts: readonly Fact[], tables: Tables): Promise<ErasedEvents> {
  const slots = facts.flatMap((fact) => (fact.kind === 'slot' ? [fact] : []));
  const byEvent = Map.groupBy(slots, ({ event }) => event);
  let waiting = 0;
  for (const [event, ofEvent] of byEvent) {
    const open = await Promise.all(ofEvent.map((slot) => isBeingTold(slot, tables)));
    if (open.includes(true)) waiting += 1;
    else await eraseEvent(event, tables);
  }
  for (const event of await outcomesOf(facts, tables)) await eraseEvent(event, tables);
  return { events: byEvent.size - waiting, waiting };
}

/** Ids of the outcomes that came back to us from the bus, with the company's id of the person in them. */
async function outcomesOf(facts: readonly Fact[], { store, sha256 }: Tables): Promise<readonly string[]> {
  const stories = await Promise.all(
    facts.map(async (fact) => {
      if (fact.kind !== 'slot') return [placeOf(fact)];
      const { record, slice, at, thing: message } = fact;
      const { partition, from, to } = messageFacts(formatRef({ record, slice, at, message }));
      return (await store.query({ table: 'ledger', partition, from, to, limit: mostParts })).items;
    }),
  );
  return stories.flat().map((place) => eventId(sha256, outcomeSource, factName(place)));
}

async function eraseEvent(event: string, { store, eraser }: Tables): Promise<void> {
  const key = eventKey(event);
  const item = await store.get('state', key);
  if (item === undefined || erasedShape.safeParse(item).success) return;
  const { items: parts } = await store.query({
    table: 'state',
    partition: key.pk,
    from: 'part#',
    to: 'part#~',
    limit: mostParts,
  });
  const { decidedAt, workspace, ttl } = readBack(keptShape, item);
  await eraser.overwrite({ ...key, decidedAt, workspace, ttl, salt: '', erased: true });
  for (const part of parts) await eraser.remove(part);
}

async function isBeingTold(slot: PlanSlot, { store, seal, sha256 }: Tables): Promise<boolean> {
  if (slot.slice === 0) return false;
  const { record, at, event, route } = slot;
  const notice = { record, at, thing: routingId(sha256, event, route) };
  const header = await store.get('ledger', noticePlace(notice));
  if (header === undefined) return false;
  const { slices } = readFact(noticeSliced, header, seal);
  const all = Array.from({ length: slices }, (_, before) => before + 1);
  return (await notices(store, seal).told(notice, all)).length < slices;
}
