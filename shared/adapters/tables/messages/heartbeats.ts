import * as z from 'zod/mini';
import type { Heartbeats } from '#ports/heartbeats';
import { heartbeatKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** How often others may be faster. Who gives up loses nothing: theirs is as good. */
const tries = 5;

const heartbeatShape = z.object({ version: z.number(), happenedAt: z.number(), appliedAt: z.number() });

/** Heartbeats as items of the state table, beside the pace of their number. */
export function heartbeats(store: Store): Heartbeats {
  return {
    async of(number) {
      const item = await store.get('state', heartbeatKey(number));
      if (item === undefined) return undefined;
      const { version: _, ...heartbeat } = readBack(heartbeatShape, item);
      return heartbeat;
    },
    async beat(number, { happenedAt, appliedAt }) {
      let item = await store.get('state', heartbeatKey(number));
      for (let tried = 0; tried < tries; tried += 1) {
        const standing = read(item);
        if (standing.happenedAt >= happenedAt) return;
        const next = { ...heartbeatKey(number), happenedAt, appliedAt };
        const outcome = await store.put(putAt(next, standing.version));
        if (outcome.kind === 'written') return;
        item = outcome.standing[0];
      }
    },
  };
}

function read(item: Item | undefined) {
  return item === undefined ? { version: 0, happenedAt: -1 } : readBack(heartbeatShape, item);
}
