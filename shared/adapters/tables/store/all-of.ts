import type { Item, Query, Store } from './store.ts';

/** Every item of a partition, page by page. What lies in an index may come seconds late. */
export async function allOf(store: Store, query: Omit<Query, 'limit' | 'after'>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await store.query({ ...query, limit: 1000, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}
