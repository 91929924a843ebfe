import { inbounds } from './inbound/inbounds.ts';
import { lastInbounds } from './inbound/last-inbounds.ts';
import { ledger } from './facts/ledger.ts';
import { people } from './people/people.ts';
import { replies } from './inbound/replies.ts';
import { ledgerSeal } from './facts/seal.ts';
import type { Store } from './store/store.ts';
import { strangers } from './inbound/strangers.ts';
import type { TableTools } from './store/table-tools.ts';
import { toldRecords } from './facts/told-records.ts';
import { workspaces } from './workspaces/workspaces.ts';

/** The ports by which what people do on their phones is applied. */
export function inboundTables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    inbounds: inbounds(store),
    lastInbounds: lastInbounds(store),
    people: people(store, seal),
    replies: replies(store),
    strangers: strangers(store),
    toldRecords: toldRecords(store, ledger(store, seal)),
    workspaces: workspaces(store, seal, now),
  };
}
