import { asks } from './asks/asks.ts';
import { due } from './messages/due.ts';
import { heartbeats } from './messages/heartbeats.ts';
import { leases } from './messages/leases.ts';
import { ledger } from './facts/ledger.ts';
import { messages } from './messages/messages.ts';
import { paces } from './messages/paces.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';

/** The ports by which time is kept. */
export function timeTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    asks: asks(store, seal),
    due: due(store),
    heartbeats: heartbeats(store),
    leases: leases(store),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    paces: paces(store, seal, { random: entropy.random, now }),
  };
}
