import type { Item, Key, Put, PutOutcome, Store } from '#adapters/tables/store/store';

/**
 * The tables as a bare map: conditions hold, and nothing else of DynamoDB is there. What is measured over it is the
 * work of whoever calls it. No queries.
 */
export function leanStore(): Store {
  const items = new Map<string, Item>();
  const nameOf = (table: string, { pk, sk }: Key) => `${table} ${pk} ${sk}`;
  const holds = ({ table, item, when }: Put): boolean => {
    const standing = items.get(nameOf(table, item));
    return when === 'absent' ? standing === undefined : standing?.['version'] === when.version;
  };
  return {
    get: async (table, key) => items.get(nameOf(table, key)),
    getMany: async (table, keys) => keys.map((key) => items.get(nameOf(table, key))),
    async put(...puts): Promise<PutOutcome> {
      if (puts.every(holds)) {
        for (const { table, item } of puts) items.set(nameOf(table, item), item);
        return { kind: 'written' };
      }
      const standing = puts.map((put) => (holds(put) ? undefined : items.get(nameOf(put.table, put.item))));
      return { kind: 'refused', standing };
    },
    query: () => Promise.reject(new Error('nothing here is queried')),
  };
}
