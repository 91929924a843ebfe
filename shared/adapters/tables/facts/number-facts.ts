import { stampOf } from '#domain/instant';
import type { NumberFact } from '#domain/facts/upkeep-fact';
import type { Period } from '#ports/ledger';
import type { NumberFacts } from '#ports/number-facts';
import { numberFacts as partitionOf } from './fact-place.ts';
import { numberFactShape } from './upkeep-fact-shapes.ts';
import type { Seal } from './seal.ts';
import type { Item, Store } from '../store/store.ts';
import { readFact } from './stored-fact.ts';

const day = 86_400_000;
const pageLength = 200;

/** Facts of the business numbers, a partition of the ledger for each number and day. */
export function numberFacts(store: Store, seal: Seal): NumberFacts {
  return {
    async of(number, period) {
      const partitions = daysOf(period).map((at) => partitionOf(number, at));
      const found = await Promise.all(partitions.map((partition) => allIn(store, partition, period)));
      return found.flat().map((item): NumberFact => readFact(numberFactShape, item, seal));
    },
  };
}

/** A moment of each day that the period touches. */
function daysOf({ from, to }: Period): readonly number[] {
  const first = from - (from % day);
  return Array.from({ length: Math.floor((to - first) / day) + 1 }, (_, index) => first + index * day);
}

async function allIn(store: Store, partition: string, { from, to }: Period): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: { readonly after?: string } | undefined = {};
  while (after !== undefined) {
    const page: Awaited<ReturnType<Store['query']>> = await store.query({
      table: 'ledger',
      partition,
      from: stampOf(from),
      // After every fact of that instant: stamps are followed by `#`, which sorts below `~`.
      to: `${stampOf(to)}~`,
      limit: pageLength,
      ...after,
    });
    items.push(...page.items);
    after = page.next === undefined ? undefined : { after: page.next };
  }
  return items;
}
