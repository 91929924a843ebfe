import type { LastInbounds } from '#ports/last-inbounds';
import { personKey } from '../store/keys.ts';
import { personItem, personOf } from '../people/person-item.ts';
import { putAt } from '../store/put-at.ts';
import type { Store } from '../store/store.ts';

/** How often somebody else may change the person at the very same time. */
const tries = 20;

/** Last inbounds in the items of their people: one read, and one write where it is later. */
export function lastInbounds(store: Store): LastInbounds {
  return {
    async note(person, number, at) {
      for (let tried = 0; tried < tries; tried += 1) {
        const item = await store.get('state', personKey(person));
        if (item === undefined) return;
        const { value, version } = personOf(item);
        const before = new Map(Object.entries(value.lastInbound ?? {}));
        if ((before.get(number) ?? -1) >= at) return;
        const lastInbound = Object.fromEntries(before.set(number, at));
        const outcome = await store.put(putAt(personItem({ ...value, lastInbound }), version));
        if (outcome.kind === 'written') return;
      }
      throw new Error(`person ${person} keeps changing`);
    },
  };
}
