import { AsyncLocalStorage } from 'node:async_hooks';
import { type Faults, type MemoryStore, memoryStore } from '#adapters/memory/store';
import { isCheck, type Item } from '#adapters/tables/store/store';

/** Tables in memory that know in which order their writes happened, whoever heard of them first. */
export interface CommittedStore {
  readonly store: MemoryStore;
  /** The items of each write that happened, in that order. */
  readonly commits: () => readonly (readonly Item[])[];
}

/** `now` is asked for at the very moment of a write: that is how its place in the order is known. */
export function committedStore(
  faults: Faults,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): CommittedStore {
  const writing = new AsyncLocalStorage<{ place?: number }>();
  const done = new Map<number, readonly Item[]>();
  let places = 0;
  const store = memoryStore(faults, {
    random,
    now() {
      const put = writing.getStore();
      if (put !== undefined && put.place === undefined) put.place = places++;
      return now();
    },
  });
  return {
    store: {
      ...store,
      async put(...writes) {
        const mine: { place?: number } = {};
        const outcome = await writing.run(mine, () => store.put(...writes));
        const items = writes.flatMap((write) => (isCheck(write) ? [] : [write.item]));
        if (outcome.kind === 'written' && mine.place !== undefined) done.set(mine.place, items);
        return outcome;
      },
    },
    commits: () => [...done].toSorted(([one], [other]) => one - other).map(([, items]) => items),
  };
}
