import type { Instant } from '#domain/instant';
import { layout } from '../tables/store/layout.ts';
import type { Item, Key } from '../tables/store/store.ts';
import { placeOf } from './byte-order.ts';

/** One table: for each key all that was put there, oldest first, so that an index can lag behind. */
export interface Shelf {
  readonly puts: Map<string, Put[]>;
  /** The sort keys of a partition of the table, in their order. */
  readonly rows: Map<string, string[]>;
  /** Names of all that ever lay in a partition of an index. */
  readonly partitions: Map<string, Set<string>>;
}

interface Put {
  readonly at: Instant;
  readonly item: Item;
}

export const shelf = (): Shelf => ({ puts: new Map(), rows: new Map(), partitions: new Map() });

export function place(onto: Shelf, item: Item, at: Instant): void {
  const name = nameOf(item);
  const puts = onto.puts.get(name);
  if (puts === undefined) {
    onto.puts.set(name, [{ at, item }]);
    addRow(onto, item);
  } else puts.push({ at, item });
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

export function allOf({ puts }: Shelf): readonly Item[] {
  return [...puts.values()].flatMap((put) => put.at(-1)?.item ?? []);
}

/** As if it had never lain there: indexes do not lag behind on this. */
export function takeAway(from: Shelf, key: Key): void {
  const name = nameOf(key);
  from.puts.delete(name);
  const row = from.rows.get(key.pk);
  const at = row?.indexOf(key.sk) ?? -1;
  if (at >= 0) row?.splice(at, 1);
  for (const names of from.partitions.values()) names.delete(name);
}

function addRow({ rows }: Shelf, { pk, sk }: Key): void {
  const row = rows.get(pk);
  if (row === undefined) rows.set(pk, [sk]);
  else row.splice(placeOf(sk, row), 0, sk);
}

/** The items of a partition of the table whose sort key lies within these bounds, sorted, at most `limit` of them. */
export function rowsOf(on: Shelf, of: RowRange): readonly Item[] {
  const row = on.rows.get(of.partition) ?? [];
  const { first, beyond } = bounds(row, of);
  const { newestFirst = false, limit } = of;
  const sks = newestFirst
    ? row.slice(Math.max(first, beyond - limit), beyond).toReversed()
    : row.slice(first, Math.min(beyond, first + limit));
  return sks.flatMap((sk) => newestOf(on, { pk: of.partition, sk }) ?? []);
}

export interface RowRange {
  readonly partition: string;
  /** Inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** The sort key after which to go on, in the direction asked for. */
  readonly after?: string;
  readonly newestFirst?: boolean;
  readonly limit: number;
}

function bounds(row: readonly string[], { from, to, after, newestFirst = false }: RowRange) {
  const past = (sk: string): number => {
    const at = placeOf(sk, row);
    return row[at] === sk ? at + 1 : at;
  };
  const first = from === undefined ? 0 : placeOf(from, row);
  const beyond = to === undefined ? row.length : past(to);
  if (after === undefined) return { first, beyond };
  return newestFirst
    ? { first, beyond: Math.min(beyond, placeOf(after, row)) }
    : { first: Math.max(first, past(after)), beyond };
}

/** Each item of a partition of an index as it was at an instant; those that were not in it then are left out. */
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
  Object.values(layout).flatMap(({ indexes }) => Object.values(indexes).map((index) => index.partition)),
);

function partitionName(attribute: string, value: string): string {
  return `${attribute} ${value}`;
}

function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}
