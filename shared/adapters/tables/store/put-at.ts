import type { Item, Put } from './store.ts';

/** The put of an item's next version: if it still is at `from`, or, from 0, if it is not there yet. */
export function putAt(item: Item, from: number): Put {
  return {
    table: 'state',
    item: { ...item, version: from + 1 },
    when: from === 0 ? 'absent' : { version: from },
  };
}
