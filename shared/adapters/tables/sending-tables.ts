import { claimables } from './messages/claimables.ts';
import { ledger } from './facts/ledger.ts';
import { messages } from './messages/messages.ts';
import { paces } from './messages/paces.ts';
import { peopleToChange } from './people/people-to-change.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { templateStates } from './messages/template-states.ts';
import { workspaces } from './workspaces/workspaces.ts';

/** The ports by which messages are sent. */
export function sendingTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    claimables: claimables(store),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    people: peopleToChange(store, seal),
    paces: paces(store, seal, { random: entropy.random, now }),
    templateStates: templateStates(store),
    workspaces: workspaces(store, seal, now),
  };
}
