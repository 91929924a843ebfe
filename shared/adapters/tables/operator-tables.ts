import { numberFacts } from './number-facts.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import type { TableTools } from './table-tools.ts';

/** The ports that only those who operate the stack ask for: no function carries them. */
export function operatorTables(store: Store, { entropy, key }: Omit<TableTools, 'now'>) {
  return { numberFacts: numberFacts(store, ledgerSeal(entropy.hmac, key)) };
}
