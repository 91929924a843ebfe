import type { Instant } from '#domain/instant';
import { type LastKey, cursorOf, keyOfCursor } from '../tables/store/cursor.ts';
import { type IndexKeys, keysOf } from '../tables/store/index-keys.ts';
import type { Item, Page, Query } from '../tables/store/store.ts';
import { bytewise } from './byte-order.ts';
import { type Shelf, itemsAt, rowsOf } from './shelf.ts';

/** A page of a partition, sorted as DynamoDB sorts: of an index as it was at an instant, of the table as it is. */
export function queryShelf(shelf: Shelf, query: Query, instant: Instant): Page {
  return query.index === undefined ? tablePage(shelf, query) : indexPage(shelf, query, instant);
}

function tablePage(shelf: Shelf, query: Query): Page {
  const { partition, from, to, newestFirst, limit } = query;
  const after = query.after === undefined ? undefined : String(keyOfCursor(query.after)['sk']);
  const items = rowsOf(shelf, {
    partition,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(after !== undefined && { after }),
    ...(newestFirst !== undefined && { newestFirst }),
    limit: limit + 1,
  });
  return pageOf(items, { query, keys: keysOf(query) });
}

function indexPage(shelf: Shelf, query: Query, instant: Instant): Page {
  const keys = keysOf(query);
  const direction = query.newestFirst === true ? -1 : 1;
  const after = query.after === undefined ? undefined : keyOfCursor(query.after);
  const found = itemsAt(shelf, { attribute: keys.partition, value: query.partition }, instant)
    .filter((item) => isWithin(query, item[keys.sort.name]))
    .toSorted((one, other) => direction * order(keys, one, other))
    .filter((item) => after === undefined || direction * order(keys, item, after) > 0);
  return pageOf(found, { query, keys });
}

/** The page from what was found for it: one item more than it may hold says that there is a next one. */
function pageOf(found: readonly Item[], { query, keys }: { query: Query; keys: IndexKeys }): Page {
  const items = found.slice(0, query.limit).map((item) => projected(keys, item));
  const last = found[query.limit - 1];
  return found.length <= query.limit || last === undefined
    ? { items }
    : { items, next: cursorOf(keysIn(keys, last)) };
}

function isWithin({ from, to }: Query, value: Item[string] | undefined): boolean {
  if (typeof value === 'number') return value >= Number(from ?? -Infinity) && value <= Number(to ?? Infinity);
  if (typeof value !== 'string') return false;
  return (from === undefined || bytewise(value, from) >= 0) && (to === undefined || bytewise(value, to) <= 0);
}

function order({ sort }: IndexKeys, one: Item | LastKey, other: Item | LastKey): number {
  const first = [sort.name, 'pk', 'sk']
    .map((name) => compared(one[name], other[name]))
    .find((by) => by !== 0);
  return first ?? 0;
}

function compared(a: Item[string] | undefined, b: Item[string] | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? bytewise(a, b) : 0;
}

function projected(keys: IndexKeys, item: Item): Item {
  return keys.projection === 'ALL' ? item : { ...keysIn(keys, item), pk: item.pk, sk: item.sk };
}

function keysIn({ partition, sort }: IndexKeys, item: Item): LastKey {
  const names = ['pk', 'sk', partition, sort.name];
  return Object.fromEntries(
    names.flatMap((name): [string, string | number][] => {
      const value = item[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}
