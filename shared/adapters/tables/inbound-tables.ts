import { inbounds } from './inbounds.ts';
import { lastInbounds } from './last-inbounds.ts';
import { ledger } from './ledger.ts';
import { people } from './people.ts';
import { replies } from './replies.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import { strangers } from './strangers.ts';
import type { TableTools } from './table-tools.ts';
import { toldRecords } from './told-records.ts';
import { workspaces } from './workspaces.ts';

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
