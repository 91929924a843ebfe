import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import { events } from './events.ts';
import { ledger } from './ledger.ts';
import { messages } from './messages.ts';
import { people } from './people.ts';
import { records } from './records.ts';
import { ledgerSeal } from './seal.ts';
import type { Store } from './store.ts';
import { workspaces } from './workspaces.ts';

export interface TableTools {
  readonly entropy: Entropy;
  /** The ledger's key, at least 16 characters. */
  readonly key: string;
  readonly now: () => Instant;
}

/** Every port that lies on the two tables, over one store. */
export function tables(store: Store, { entropy, key, now }: TableTools) {
  const seal = ledgerSeal(entropy.hmac, key);
  return {
    events: events(store, entropy.sha256),
    ledger: ledger(store, seal),
    messages: messages(store, seal, now),
    people: people(store, seal),
    records: records(store, seal),
    workspaces: workspaces(store, seal, now),
  };
}
