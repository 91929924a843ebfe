import { outcomeSources } from './facts/outcome-sources.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { appliedWorkspaces } from './workspaces/applied-workspaces.ts';

/** The ports by which outcomes are told, and the seal by which facts are known. */
export function outcomeTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  const workspaces = appliedWorkspaces(store, now);
  return { seal, workspaces, sources: outcomeSources(store, seal, workspaces.load) };
}
