import { describe } from 'vitest';
import { askChangeContract } from './ask-change.contract.ts';
import { askedContract } from './asked.contract.ts';
import { asksContract } from './asks.contract.ts';
import { checksContract } from './checks.contract.ts';
import { deduplicationContract } from './deduplication.contract.ts';
import { dueContract } from './due.contract.ts';
import { eventsContract } from './events.contract.ts';
import { inboundsContract } from './inbounds.contract.ts';
import { ledgerContract } from './ledger.contract.ts';
import { leasesContract } from './leases.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { noticesContract } from './notices.contract.ts';
import { numberFactsContract } from './number-facts.contract.ts';
import { pacesContract } from './paces.contract.ts';
import { namesContract } from './names.contract.ts';
import { peopleContract } from './people.contract.ts';
import { recordsContract } from './records.contract.ts';
import { repliesContract } from './replies.contract.ts';
import type { Rig } from './rig.ts';
import { statusesContract } from './statuses.contract.ts';
import { queryContract, storeContract } from './store.contract.ts';
import { workspacesContract } from './workspaces.contract.ts';

/** What holds for the tables whatever engine is under them. */
export function tablesContract(rig: () => Rig): void {
  describe('the store', () => {
    storeContract(rig);
    queryContract(rig);
    checksContract(rig);
  });
  eventsContract(rig);
  deduplicationContract(rig);
  recordsContract(rig);
  messagesContract(rig);
  ledgerContract(rig);
  dueContract(rig);
  leasesContract(rig);
  statusesContract(rig);
  noticesContract(rig);
  numberFactsContract(rig);
  pacesContract(rig);
  peopleContract(rig);
  namesContract(rig);
  workspacesContract(rig);
  inboundsContract(rig);
  repliesContract(rig);
  asksContract(rig);
  askedContract(rig);
  askChangeContract(rig);
}
