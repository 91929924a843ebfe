import { asks } from './asks/asks.ts';
import { calledBacks } from './facts/called-backs.ts';
import { ledger } from './facts/ledger.ts';
import { outcomeSources } from './facts/outcome-sources.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { appliedWorkspaces } from './workspaces/applied-workspaces.ts';

/** The ports by which those who wait for an ask are called back. */
export function callbackTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  const workspaces = appliedWorkspaces(store, now);
  return {
    asks: asks(store, seal),
    calledBacks: calledBacks(store, seal),
    ledger: ledger(store, seal),
    outcomes: outcomeSources(store, seal, workspaces.load),
    workspaces,
  };
}
