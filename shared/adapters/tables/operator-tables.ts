import { numberFacts } from './facts/number-facts.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';

/** The ports that only those who operate the stack ask for: no function carries them. */
export function operatorTables(store: Store, { entropy, key }: Omit<TableTools, 'now'>) {
  return { numberFacts: numberFacts(store, ledgerSeal(entropy.hmac, key)) };
}
