import { asks } from './asks/asks.ts';
import { failures } from './messages/failures.ts';
import { heartbeats } from './messages/heartbeats.ts';
import { inboundTables } from './inbound-tables.ts';
import { ledger } from './facts/ledger.ts';
import { messages } from './messages/messages.ts';
import { paces } from './messages/paces.ts';
import { records } from './routing/records.ts';
import { ledgerSeal } from './facts/seal.ts';
import { statuses } from './messages/statuses.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { templateStates } from './messages/template-states.ts';

/** The ports by which what comes back from Meta is applied. */
export function updateTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  const book = ledger(store, seal);
  return {
    asks: asks(store, seal),
    ...inboundTables(store, { entropy, key, now }),
    failures: failures(store),
    ledger: book,
    messages: messages(store, seal, now),
    paces: paces(store, seal, { random: entropy.random, now }),
    records: records(store, seal),
    statuses: statuses({ ledger: book, heartbeats: heartbeats(store) }, now),
    templateStates: templateStates(store),
  };
}
