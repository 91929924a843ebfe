import * as z from 'zod/mini';
import type { Roads } from '#ports/roads';
import { roadKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

const keptDays = 30;

const shape = z.object({ ref: z.string(), version: z.number() });

type Road = Parameters<Roads['take']>[0];

/** Taken roads as items of the state table, one for each (event, person). */
export function roads(store: Store): Roads {
  return {
    async take(road) {
      const outcome = await store.put(putAt(roadItem(road), 0));
      const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
      if (standing === undefined) return { kind: 'ours' };
      const { ref: by, version } = readBack(shape, standing);
      return by === road.ref ? { kind: 'ours' } : { kind: 'taken', by, version };
    },
    async takeOver(road, from) {
      const outcome = await store.put(putAt(roadItem(road), from));
      return outcome.kind === 'written';
    },
  };
}

/** Whom one message tells of an event, or asks: see `Roads`. */
export function roadItem({ event, person, ref, at }: Road): Item {
  return { ...roadKey(event, person), ref, ttl: Math.floor(at / 1000) + keptDays * 86_400 };
}
