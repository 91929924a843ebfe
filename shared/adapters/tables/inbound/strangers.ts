import * as z from 'zod/mini';
import type { Stranger } from '#domain/inbound/stranger';
import type { Strangers } from '#ports/strangers';
import { strangerContentKey, strangerKey } from './inbound-keys.ts';
import type { Item, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

const keptDays = 30;

const strangerShape = z.object({
  waId: z.exactOptional(z.string()),
  userId: z.exactOptional(z.string()),
  heardAt: z.number(),
});

/** What strangers wrote, as items of the state table that lie with nobody's. */
export function strangers(store: Store): Strangers {
  return {
    async isKnown(pseudonym) {
      return (await store.get('state', strangerKey(pseudonym))) !== undefined;
    },
    async keep({ pseudonym, thing, inbound }) {
      const ttl = Math.floor(inbound.happenedAt / 1000) + keptDays * 86_400;
      const item = { ...strangerContentKey(pseudonym, thing), inbound: JSON.stringify(inbound), ttl };
      await store.put({ table: 'state', item, when: 'absent' });
    },
  };
}

export function strangerOfItem(item: Item): Stranger {
  return { pseudonym: item.pk.slice(strangerKey('').pk.length), ...readBack(strangerShape, item) };
}
