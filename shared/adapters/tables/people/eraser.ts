import type { Item, Key } from '../store/store.ts';

/** What erasing takes besides puts, in the state table alone. No function has the right to it. */
export interface Eraser {
  /** Deletes an item; with `version`, only if it still has that one. False: it has another. Harmless where there is none. */
  remove(key: Key, version?: number): Promise<boolean>;
  /** Puts an item, whatever lies there. */
  overwrite(item: Item): Promise<void>;
}
