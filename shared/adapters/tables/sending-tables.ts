import { claimables } from './claimables.ts';
import { ledger } from './ledger.ts';
import { messages } from './messages.ts';
import { paces } from './paces.ts';
import { peopleToChange } from './people-to-change.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import type { TableTools } from './table-tools.ts';
import { workspaces } from './workspaces.ts';

/** The ports by which messages are sent. */
export function sendingTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    claimables: claimables(store),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    people: peopleToChange(store, seal),
    paces: paces(store, seal, { random: entropy.random, now }),
    workspaces: workspaces(store, seal, now),
  };
}
