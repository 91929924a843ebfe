import { deduplication } from './deduplication.ts';
import { events } from './events.ts';
import { ledger } from './ledger.ts';
import { messages } from './messages.ts';
import { notices } from './notices.ts';
import { outcomeSources } from './outcome-sources.ts';
import { people } from './people.ts';
import { records } from './records.ts';
import { roads } from './roads.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import type { TableTools } from './table-tools.ts';
import { workspaces } from './workspaces.ts';

/** The ports by which events are routed. A function carries those that it needs: each byte of a bundle costs a start. */
export function routingTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    dedupe: deduplication(store),
    events: events(store, entropy.sha256),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    notices: notices(store, seal),
    outcomes: outcomeSources(store, seal),
    people: people(store, seal),
    records: records(store, seal),
    roads: roads(store),
    workspaces: workspaces(store, seal, now),
  };
}
