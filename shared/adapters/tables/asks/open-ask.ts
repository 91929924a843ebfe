import * as z from 'zod/mini';
import type { Ask } from '#domain/asks/ask';
import { takenOver } from '#domain/asks/taken-over';
import type { AskPlanned } from '#domain/facts/ask-fact';
import type { AskPlace } from '#ports/asks';
import type { Versioned } from '#ports/records';
import { askPlannedShape } from '../facts/ask-fact-shapes.ts';
import { placeOf } from '../facts/fact-place.ts';
import type { Seal } from '../facts/seal.ts';
import { putOf, readFact } from '../facts/stored-fact.ts';
import { askOfRouteKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';
import { askItem } from './ask-item.ts';

/** How often another event may open an ask about the same record at the very same time. */
const tries = 20;

const newestShape = z.object({ ask: z.string(), version: z.number() });

interface Opening {
  readonly ask: Ask;
  readonly fact: AskPlanned;
  readonly again: boolean;
}

interface Means {
  readonly store: Store;
  readonly seal: Seal;
  readonly find: (place: AskPlace) => Promise<Versioned<Ask> | undefined>;
}

/** Opens an ask, or finds the one that stands in its way; answers with the fact that stands. */
export async function openAsk(opening: Opening, means: Means): Promise<AskPlanned> {
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await tryToOpen(opening, means);
    if (standing !== undefined) return standing;
  }
  throw new Error(`asks about record ${opening.ask.record} keep being opened`);
}

/** Undefined where another ask was opened at the same time: then it is looked at again. */
async function tryToOpen(
  { ask, fact, again }: Opening,
  { store, seal, find }: Means,
): Promise<AskPlanned | undefined> {
  const key = askOfRouteKey(ask.record, ask.route);
  const item = await store.get('state', key);
  const newest = item && readBack(newestShape, item);
  const standing = newest && (await find({ record: ask.record, id: newest.ask }));
  if (standing !== undefined && isInTheWay(standing.value, ask) && !again)
    return refuse({ ask, fact }, standing, { store, seal });
  const pointer = putAt({ ...key, ask: ask.id }, newest?.version ?? 0);
  const outcome = await store.put(putOf(fact, seal), putAt(askItem(ask), 0), pointer);
  if (outcome.kind === 'written') return fact;
  return whatStands(fact, outcome.standing[0], { store, seal });
}

async function whatStands(
  fact: AskPlanned,
  found: Item | undefined,
  { store, seal }: Pick<Means, 'store' | 'seal'>,
): Promise<AskPlanned | undefined> {
  const before = found ?? (await store.get('ledger', placeOf(fact)));
  return before && readFact(askPlannedShape, before, seal);
}

/** The ask that stands goes on, and calls back whoever waits now. Undefined where it was answered at the same time. */
async function refuse(
  { ask, fact }: Pick<Opening, 'ask' | 'fact'>,
  { value, version }: Versioned<Ask>,
  { store, seal }: Pick<Means, 'store' | 'seal'>,
): Promise<AskPlanned | undefined> {
  const refused = { kind: 'refused', reason: 'already-asked', standing: value.id } as const;
  const moved = takenOver(value, ask);
  if (moved === undefined) return putFact({ ...fact, plan: refused }, store, seal);
  const noted: AskPlanned = { ...fact, plan: { ...refused, callback: true } };
  const outcome = await store.put(putOf(noted, seal), putAt(askItem(moved), version));
  return outcome.kind === 'written' ? noted : whatStands(fact, outcome.standing[0], { store, seal });
}

/** One whose time is over is not, though the sweep may not have closed it yet. */
function isInTheWay(standing: Ask, { id, at }: Ask): boolean {
  return standing.state.kind === 'open' && standing.id !== id && at < standing.deadline;
}

async function putFact(fact: AskPlanned, store: Store, seal: Seal): Promise<AskPlanned> {
  const outcome = await store.put(putOf(fact, seal));
  const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
  return standing === undefined ? fact : readFact(askPlannedShape, standing, seal);
}
