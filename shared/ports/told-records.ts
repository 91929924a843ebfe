import type { OpsRecord } from '#domain/records/ops-record';
import type { Period } from './ledger.ts';

/** What somebody may be writing about. */
export interface ToldRecords {
  /**
   * Records about which messages went to this person in a period, whatever became of the record since, the newest
   * message first. Found by an index that may lag by seconds; the messages and records themselves are read as they are.
   */
  of(person: string, period: Period): Promise<readonly OpsRecord[]>;
}
