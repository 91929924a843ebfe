import * as z from 'zod/mini';
import type { Ask } from '#domain/asks/ask';
import type { AskPlanned } from '#domain/facts/ask-fact';
import type { AskPlace } from '#ports/asks';
import type { Versioned } from '#ports/records';
import { askPlannedShape } from '../facts/ask-fact-shapes.ts';
import { placeOf } from '../facts/fact-place.ts';
import type { Seal } from '../facts/seal.ts';
import { putOf, readFact } from '../facts/stored-fact.ts';
import { askOfRouteKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Store } from '../store/store.ts';
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
  const isAsked = standing?.value.state.kind === 'open' && standing.value.id !== ask.id;
  if (isAsked && !again) {
    const plan = { kind: 'refused', reason: 'already-asked', standing: standing.value.id } as const;
    return putFact({ ...fact, plan }, store, seal);
  }
  const pointer = putAt({ ...key, ask: ask.id }, newest?.version ?? 0);
  const outcome = await store.put(putOf(fact, seal), putAt(askItem(ask), 0), pointer);
  if (outcome.kind === 'written') return fact;
  const before = outcome.standing[0] ?? (await store.get('ledger', placeOf(fact)));
  return before && readFact(askPlannedShape, before, seal);
}

async function putFact(fact: AskPlanned, store: Store, seal: Seal): Promise<AskPlanned> {
  const outcome = await store.put(putOf(fact, seal));
  const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
  return standing === undefined ? fact : readFact(askPlannedShape, standing, seal);
}
