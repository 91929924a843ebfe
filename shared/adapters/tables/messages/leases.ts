import * as z from 'zod/mini';
import type { Leases } from '#ports/leases';
import { leaseKey } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

const leaseShape = z.object({ version: z.number(), until: z.number() });

/** Leases as items of the state table, taken and given back under their version. */
export function leases(store: Store): Leases {
  return {
    async take({ name, holder, now, until }) {
      const item = await store.get('state', leaseKey(name));
      const standing = item === undefined ? { version: 0, until: 0 } : readBack(leaseShape, item);
      if (standing.until > now) return undefined;
      const outcome = await store.put(putAt({ ...leaseKey(name), holder, until }, standing.version));
      return outcome.kind === 'written' ? { name, holder, version: standing.version + 1 } : undefined;
    },
    async giveBack({ name, holder, version }) {
      await store.put(putAt({ ...leaseKey(name), holder, until: 0 }, version));
    },
  };
}
