import type { CalledBacks } from '#ports/called-backs';
import type { Store } from '../store/store.ts';
import { calledBackShape } from './callback-fact-shapes.ts';
import { calledBackPlace } from './fact-place.ts';
import type { Seal } from './seal.ts';
import { readFact } from './stored-fact.ts';

/** Facts of calls by their place, each verified. */
export function calledBacks(store: Store, seal: Seal): CalledBacks {
  return {
    async find(ask) {
      const item = await store.get('ledger', calledBackPlace(ask));
      return item && readFact(calledBackShape, item, seal);
    },
  };
}
