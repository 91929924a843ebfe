import type { Instant } from '#domain/instant';
import { layout } from '../tables/layout.ts';
import type { Item, Key } from '../tables/store.ts';

/** One table: for each key all that was put there, oldest first, so that an index can lag behind. */
export interface Shelf {
  readonly puts: Map<string, Put[]>;
  /** Names of all that ever lay in a partition, of the table or of an index. */
  readonly partitions: Map<string, Set<string>>;
}

interface Put {
  readonly at: Instant;
  readonly item: Item;
}

export const shelf = (): Shelf => ({ puts: new Map(), partitions: new Map() });

export function place(onto: Shelf, item: Item, at: Instant): void {
  const name = nameOf(item);
  const puts = onto.puts.get(name);
  if (puts === undefined) onto.puts.set(name, [{ at, item }]);
  else puts.push({ at, item });
  for (const attribute of partitionAttributes) {
    const value = item[attribute];
    if (typeof value !== 'string') continue;
    const partition = partitionName(attribute, value);
    const names = onto.partitions.get(partition) ?? new Set();
    onto.partitions.set(partition, names.add(name));
  }
}

export function newestOf(on: Shelf, key: Key): Item | undefined {
  return on.puts.get(nameOf(key))?.at(-1)?.item;
}

/** Each item of a partition as it was at an instant; those that were not in it then are left out. */
export function itemsAt(
  on: Shelf,
  { attribute, value }: { attribute: string; value: string },
  instant: Instant,
): readonly Item[] {
  const names = on.partitions.get(partitionName(attribute, value)) ?? new Set();
  return [...names].flatMap((name) => {
    const put = on.puts.get(name)?.findLast(({ at }) => at <= instant);
    return put === undefined || put.item[attribute] !== value ? [] : [put.item];
  });
}

const partitionAttributes: ReadonlySet<string> = new Set(
  Object.values(layout).flatMap(({ partition, indexes }) => [
    partition,
    ...Object.values(indexes).map((index) => index.partition),
  ]),
);

function partitionName(attribute: string, value: string): string {
  return `${attribute} ${value}`;
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
