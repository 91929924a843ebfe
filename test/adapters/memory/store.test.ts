import { describe, expect, it } from 'vitest';
import { type Faults, memoryStore, quiet } from '#adapters/memory/store';
import type { Item, Put } from '#adapters/tables/store/store';
import { seeded } from '#test/support/seeded';
import { type Rig, noon } from '../tables/rig.ts';
import { tablesContract } from '../tables/tables.contract.ts';

function memoryRig(faults: Faults, random = seeded(1)): Rig {
  const clock = { now: noon };
  const store = memoryStore(faults, { now: () => clock.now, random });
  return {
    store,
    overwrite: async (table, item) => store.overwrite(table, item),
    settle: () => {
      clock.now += faults.indexLagMs;
    },
  };
}

describe('the tables in memory', () => {
  const rig = memoryRig(quiet);
  tablesContract(() => rig);
});

describe('the tables in memory, with conflicts, repeats and lagging indexes', () => {
  const rig = memoryRig({ indexLagMs: 2000, conflictRate: 0.2, duplicateRate: 0.5 });
  tablesContract(() => rig);
});

describe('the faults of the tables in memory', () => {
  const item: Item = { pk: 'a', sk: 'b', version: 1, list: 'all', listAt: '1' };
  const put: Put = { table: 'state', item, when: 'absent' };

  it('show an index as it was', async () => {
    const { store, settle } = memoryRig({ ...quiet, indexLagMs: 100 });
    const listed = () => store.query({ table: 'state', index: 'list', partition: 'all', limit: 10 });
    await store.put(put);
    expect(await listed()).toEqual({ items: [] });
    expect(await store.get('state', item)).toEqual(item);
    settle();
    expect((await listed()).items).toHaveLength(1);
  });

  it('end in an error where the conflicts do not end', async () => {
    const { store } = memoryRig({ ...quiet, conflictRate: 1 });
    await expect(store.put(put)).rejects.toThrow('still in conflict after 12 tries');
    expect(await store.get('state', item)).toBeUndefined();
  });

  it('do not lend what is stored', async () => {
    const { store } = memoryRig(quiet);
    const list = ['a'];
    await store.put({ ...put, item: { ...item, names: list } });
    list.push('b');
    expect((await store.get('state', item))?.names).toEqual(['a']);
  });
});
