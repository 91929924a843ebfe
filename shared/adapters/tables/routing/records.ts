import * as z from 'zod/mini';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Records, Versioned } from '#ports/records';
import { recordKey, recordListing } from '../store/keys.ts';
import { recordFactShape } from '../facts/fact-shapes.ts';
import type { Seal } from '../facts/seal.ts';
import type { Item, Store } from '../store/store.ts';
import { putAt } from '../store/put-at.ts';
import { putOf, readFact } from '../facts/stored-fact.ts';
import { json, readBack } from '../store/stored.ts';

export const recordShape = z.object({
  id: z.string(),
  version: z.number(),
  type: z.string(),
  key: z.string(),
  title: z.string(),
  stage: z.exactOptional(z.string()),
  url: z.exactOptional(z.string()),
  fields: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  stamps: json(z.record(z.string(), z.array(z.string()))),
  branch: z.string(),
  channel: z.string(),
  openedAt: z.number(),
  closedAt: z.exactOptional(z.number()),
});

/** Records as items of the state table, listed by channel as open or by the month of their closing. */
export function records(store: Store, seal: Seal): Records {
  return {
    async find(id) {
      const item = await store.get('state', recordKey(id));
      return item && recordOf(item);
    },
    async change(next, from, fact) {
      const outcome = await store.put(putAt(itemOf(next), from), putOf(fact, seal));
      if (outcome.kind === 'written') return { kind: 'changed' };
      const standing = outcome.standing[1];
      if (standing === undefined) return { kind: 'stale' };
      const told = readFact(recordFactShape, standing, seal);
      if (told.kind !== 'record-changed')
        throw new Error(`a ${told.kind} stands in the place of a record's change`);
      return { kind: 'already', fact: told };
    },
  };
}

export function recordOf(item: Item): Versioned<OpsRecord> {
  const { version, ...value } = readBack(recordShape, item);
  return { value, version };
}

function itemOf(record: OpsRecord): Item {
  return {
    ...recordKey(record.id),
    ...record,
    fields: JSON.stringify(record.fields),
    stamps: JSON.stringify(record.stamps),
    ...recordListing(record),
  };
}
