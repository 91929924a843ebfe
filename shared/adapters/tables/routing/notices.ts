import type { PlanSlot } from '#domain/facts/routing-fact';
import type { Notices } from '#ports/notices';
import { slicePlace, slotPlace } from '../facts/fact-place.ts';
import { sliceToldShape, slotShape } from '../facts/routing-fact-shapes.ts';
import type { Seal } from '../facts/seal.ts';
import type { Store } from '../store/store.ts';
import { readFact } from '../facts/stored-fact.ts';

/** Facts of large notices by their places: a hundred in one request, each verified. */
export function notices(store: Store, seal: Seal): Notices {
  return {
    async slots(refs) {
      const items = await store.getMany('ledger', refs.map(slotPlace));
      return new Map(
        refs.flatMap((ref, index): [string, PlanSlot][] => {
          const item = items[index];
          return item === undefined ? [] : [[ref, readFact(slotShape, item, seal)]];
        }),
      );
    },
    async told(notice, slices) {
      const places = slices.map((slice) => slicePlace({ ...notice, slice }));
      const items = await store.getMany('ledger', places);
      return items.flatMap((item) => (item === undefined ? [] : [readFact(sliceToldShape, item, seal)]));
    },
  };
}
