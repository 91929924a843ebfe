import { asks } from './asks/asks.ts';
import { deduplication } from './routing/deduplication.ts';
import { events } from './routing/events.ts';
import { ledger } from './facts/ledger.ts';
import { messages } from './messages/messages.ts';
import { notices } from './routing/notices.ts';
import { outcomeSources } from './facts/outcome-sources.ts';
import { people } from './people/people.ts';
import { records } from './routing/records.ts';
import { roads } from './routing/roads.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { workspaces } from './workspaces/workspaces.ts';

/** The ports by which events are routed. A function carries those that it needs: each byte of a bundle costs a start. */
export function routingTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  const applied = workspaces(store, seal, now);
  return {
    asks: asks(store, seal),
    dedupe: deduplication(store),
    events: events(store, entropy.sha256),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    notices: notices(store, seal),
    outcomes: outcomeSources(store, seal, (version) => applied.load(version)),
    people: people(store, seal),
    records: records(store, seal),
    roads: roads(store),
    workspaces: applied,
  };
}
