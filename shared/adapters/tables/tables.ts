import { calledBacks } from './facts/called-backs.ts';
import { ledgerSeal } from './facts/seal.ts';
import { routingTables } from './routing-tables.ts';
import { sendingTables } from './sending-tables.ts';
import type { Store } from './store/store.ts';
import type { TableTools } from './store/table-tools.ts';
import { timeTables } from './time-tables.ts';
import { updateTables } from './update-tables.ts';

/** Every port that lies on the two tables, over one store. */
export function tables(store: Store, tools: TableTools) {
  return {
    ...routingTables(store, tools),
    ...sendingTables(store, tools),
    ...timeTables(store, tools),
    ...updateTables(store, tools),
    calledBacks: calledBacks(store, ledgerSeal(tools.entropy.hmac, tools.key)),
  };
}
