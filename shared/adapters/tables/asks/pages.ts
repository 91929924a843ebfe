import type { Item, Store } from '../store/store.ts';

/** The items of all pages, read one after the other. */
export async function allPages(
  page: (after: { readonly after?: string }) => ReturnType<Store['query']>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: { readonly after?: string } | undefined = {};
  while (next !== undefined) {
    const answer: Awaited<ReturnType<Store['query']>> = await page(next);
    items.push(...answer.items);
    next = answer.next === undefined ? undefined : { after: answer.next };
  }
  return items;
}
