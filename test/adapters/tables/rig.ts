import type { Item, Store, Table } from '#adapters/tables/store/store';
import { statuses } from '#adapters/tables/messages/statuses';
import { operatorTables } from '#adapters/tables/operator-tables';
import { tables } from '#adapters/tables/tables';
import { entropy } from '#adapters/node/entropy';

/** An engine under the contract. Tests of one file share it, so each makes ids of its own. */
export interface Rig {
  readonly store: Store;
  /** Puts an item past every condition, as an intruder or an operator with the right to it would. */
  readonly overwrite: (table: Table, item: Item) => Promise<void>;
  /** Lets the indexes catch up. */
  readonly settle: () => void;
}

/** Saturday noon. */
export const noon = Date.UTC(2026, 10, 21, 12);
export const ledgerKey = 'a key that only the tests know';

/** The ports over the rig's store, at noon unless told otherwise. */
export function portsOf({ store }: Pick<Rig, 'store'>, now: () => number = () => noon) {
  const ports = {
    ...tables(store, { entropy, key: ledgerKey, now }),
    ...operatorTables(store, { entropy, key: ledgerKey }),
  };
  return { ...ports, statuses: statuses(ports, now) };
}

let made = 0;

/** A text of that length that no other test has. */
export function unique(length: number): string {
  made += 1;
  return `${made.toString(36)}.${entropy.random()}${entropy.random()}`
    .replace('.', '-')
    .slice(0, length)
    .padEnd(length, '_');
}
