import {
  isCheck,
  type Item,
  type Key,
  type PutOutcome,
  type Store,
  type Write,
} from '#adapters/tables/store/store';

/**
 * The tables as a bare map: conditions hold, and nothing else of DynamoDB is there. What is measured over it is the
 * work of whoever calls it. No queries.
 */
export function leanStore(): Store {
  const items = new Map<string, Item>();
  const nameOf = (table: string, { pk, sk }: Key) => `${table} ${pk} ${sk}`;
  const standingOf = (write: Write) =>
    items.get(nameOf(write.table, isCheck(write) ? write.key : write.item));
  const holds = (write: Write): boolean => {
    const standing = standingOf(write);
    if (isCheck(write)) return standing?.[write.holds.attribute] === write.holds.value;
    return write.when === 'absent' ? standing === undefined : standing?.['version'] === write.when.version;
  };
  return {
    get: async (table, key) => items.get(nameOf(table, key)),
    getMany: async (table, keys) => keys.map((key) => items.get(nameOf(table, key))),
    async put(...writes): Promise<PutOutcome> {
      if (!writes.every(holds)) {
        const standing = writes.map((write) => (holds(write) ? undefined : standingOf(write)));
        return { kind: 'refused', standing };
      }
      for (const write of writes) if (!isCheck(write)) items.set(nameOf(write.table, write.item), write.item);
      return { kind: 'written' };
    },
    query: () => Promise.reject(new Error('nothing here is queried')),
  };
}
