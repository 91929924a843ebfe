import { due } from './due.ts';
import { heartbeats } from './heartbeats.ts';
import { leases } from './leases.ts';
import { ledger } from './ledger.ts';
import { messages } from './messages.ts';
import { paces } from './paces.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import type { TableTools } from './table-tools.ts';

/** The ports by which time is kept. */
export function timeTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    due: due(store),
    heartbeats: heartbeats(store),
    leases: leases(store),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    paces: paces(store, seal, { random: entropy.random, now }),
  };
}
