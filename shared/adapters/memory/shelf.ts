import type { Instant } from '#domain/instant';
import type { Item, Key } from '../tables/store.ts';

/** One table: for each key all that was put there, oldest first, so that an index can lag behind. */
export type Shelf = Map<string, { readonly at: Instant; readonly item: Item }[]>;

export const shelf = (): Shelf => new Map();

export function place(onto: Shelf, item: Item, at: Instant): void {
  const name = nameOf(item);
  const puts = onto.get(name);
  if (puts === undefined) onto.set(name, [{ at, item }]);
  else puts.push({ at, item });
}

export function newestOf(on: Shelf, key: Key): Item | undefined {
  return on.get(nameOf(key))?.at(-1)?.item;
}

/** Each item as it was at an instant; those that were not there yet are left out. */
export function itemsAt(on: Shelf, instant: Instant): readonly Item[] {
  return [...on.values()].flatMap((puts) => {
    const put = puts.findLast(({ at }) => at <= instant);
    return put === undefined ? [] : [put.item];
  });
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
