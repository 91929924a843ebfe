import { describe } from 'vitest';
import { eventsContract } from './events.contract.ts';
import { ledgerContract } from './ledger.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { peopleContract } from './people.contract.ts';
import { recordsContract } from './records.contract.ts';
import type { Rig } from './rig.ts';
import { queryContract, storeContract } from './store.contract.ts';
import { workspacesContract } from './workspaces.contract.ts';

/** What holds for the tables whatever engine is under them. */
export function tablesContract(rig: () => Rig): void {
  describe('the store', () => {
    storeContract(rig);
    queryContract(rig);
  });
  eventsContract(rig);
  recordsContract(rig);
  messagesContract(rig);
  ledgerContract(rig);
  peopleContract(rig);
  workspacesContract(rig);
}
