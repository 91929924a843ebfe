import { describe, expect, it } from 'vitest';
import type { Item, Put, Query } from '#adapters/tables/store/store';
import { type Rig, unique } from './rig.ts';

const fresh = (change: object = {}): Item => ({ pk: unique(20), sk: 'x', version: 1, ...change });
const absent = (item: Item, table: Put['table'] = 'state'): Put => ({ table, item, when: 'absent' });

/** What every engine does when it is asked to put and to read by key. */
export function storeContract(rig: () => Rig): void {
  describe('a put of one item', () => {
    it('gives back what was put, to the letter', async () => {
      const item = fresh({
        text: 'não 🟢',
        empty: '',
        number: -12.5,
        large: 1_795_348_800_000,
        yes: true,
        nothing: null,
        several: ['a', 1, { deep: [] }],
        map: { a: { b: null } },
        bytes: Uint8Array.from([0, 255, 7]),
      });
      expect(await rig().store.put(absent(item))).toEqual({ kind: 'written' });
      expect(await rig().store.get('state', item)).toEqual(item);
      expect(await rig().store.get('ledger', item)).toBeUndefined();
    });

    it('is refused where another item stands, and shows it', async () => {
      const item = fresh({ by: 'first' });
      await rig().store.put(absent(item));
      const outcome = await rig().store.put(absent({ ...item, by: 'second' }));
      expect(outcome).toEqual({ kind: 'refused', standing: [item] });
      expect(await rig().store.get('state', item)).toEqual(item);
    });

    it('has won where it meets itself', async () => {
      const item = fresh({ bytes: Uint8Array.from([1, 2]), map: { a: 1, b: 2 } });
      await rig().store.put(absent(item));
      expect(await rig().store.put(absent({ ...item, map: { b: 2, a: 1 } }))).toEqual({ kind: 'written' });
    });

    it('with a version is written at that version only', async () => {
      const item = fresh();
      await rig().store.put(absent(item));
      const second = { ...item, version: 2 };
      expect(await rig().store.put({ table: 'state', item: second, when: { version: 1 } })).toEqual({
        kind: 'written',
      });
      const late = await rig().store.put({
        table: 'state',
        item: { ...item, version: 2, by: 'late' },
        when: { version: 1 },
      });
      expect(late).toEqual({ kind: 'refused', standing: [second] });
    });

    it('with a version is refused where nothing is', async () => {
      const outcome = await rig().store.put({ table: 'state', item: fresh(), when: { version: 1 } });
      expect(outcome).toEqual({ kind: 'refused', standing: [undefined] });
    });
  });

  describe('a put of several items', () => {
    it('writes all of them', async () => {
      const [one, other] = [fresh(), fresh()];
      expect(await rig().store.put(absent(one), absent(other, 'ledger'))).toEqual({ kind: 'written' });
      expect(await rig().store.get('state', one)).toEqual(one);
      expect(await rig().store.get('ledger', other)).toEqual(other);
    });

    it('writes none where one is refused, and shows the items that refused in their places', async () => {
      const [free, taken] = [fresh(), fresh({ by: 'first' })];
      await rig().store.put(absent(taken, 'ledger'));
      const outcome = await rig().store.put(absent(free), absent({ ...taken, by: 'second' }, 'ledger'));
      expect(outcome).toEqual({ kind: 'refused', standing: [undefined, taken] });
      expect(await rig().store.get('state', free)).toBeUndefined();
    });

    it('has won where it meets all of itself', async () => {
      const puts = [absent(fresh()), absent(fresh(), 'ledger')];
      await rig().store.put(...puts);
      expect(await rig().store.put(...puts)).toEqual({ kind: 'written' });
    });

    it('has lost where it meets a part of itself', async () => {
      const [mine, other] = [fresh(), fresh()];
      await rig().store.put(absent(mine));
      expect(await rig().store.put(absent(mine), absent(other))).toEqual({
        kind: 'refused',
        standing: [mine, undefined],
      });
      expect(await rig().store.get('state', other)).toBeUndefined();
    });
  });

  describe('what no engine takes', () => {
    const item = fresh();
    const refused: readonly (readonly [string, readonly Put[]])[] = [
      ['no put at all', []],
      ['two puts of one key', [absent(item), absent(item)]],
      ['more than 100 puts', Array.from({ length: 101 }, () => absent(fresh()))],
      ['an empty key', [absent({ pk: '', sk: 'x' })]],
      ['an empty index key', [absent(fresh({ list: '', listAt: 'a' }))]],
      ['an index key of another type', [absent(fresh({ due: 'due#0', dueAt: 'soon' }))]],
      ['an item of more than 400 KB', [absent(fresh({ text: 'x'.repeat(400 * 1024) }))]],
      ['a number that is none', [absent(fresh({ number: Number.NaN }))]],
      ['a number out of range', [absent(fresh({ number: 1e200 }))]],
    ];
    it.each(refused)('%s', async (_, puts) => {
      await expect(rig().store.put(...puts)).rejects.toThrow(Error);
    });
  });

  it('reads any number of keys in their order, the same key twice and missing ones among them', async () => {
    const items = Array.from({ length: 130 }, (_, place) => fresh({ place }));
    await Promise.all(items.map((item) => rig().store.put(absent(item))));
    const keys = [...items, fresh(), ...items.slice(0, 3)].map(({ pk, sk }) => ({ pk, sk }));
    const found = await rig().store.getMany('state', keys);
    expect(found).toEqual([...items, undefined, ...items.slice(0, 3)]);
    expect(await rig().store.getMany('state', [])).toEqual([]);
  });

  it('lets exactly one of many writers win, and shows it to all the others', async () => {
    const place = fresh();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, writer) => rig().store.put(absent({ ...place, writer }))),
    );
    const standing = await rig().store.get('state', place);
    expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1);
    const shown = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.standing : []));
    expect(shown).toEqual(Array.from({ length: 19 }, () => standing));
  });
}

/** What every engine does when it is asked for a partition. */
export function queryContract(rig: () => Rig): void {
  const all = async (query: Query): Promise<readonly Item[]> => {
    const { items, next } = await rig().store.query(query);
    return next === undefined ? items : [...items, ...(await all({ ...query, after: next }))];
  };
  const shelve = async (make: (place: number) => object) => {
    const items = Array.from({ length: 25 }, (_, place) => fresh(make(place)));
    await Promise.all(items.map((item) => rig().store.put(absent(item))));
    rig().settle();
    return items;
  };
  const numbered = (place: number) => String(place).padStart(2, '0');

  it('pages through a partition in the order of its sort keys, each item once', async () => {
    const pk = unique(20);
    const items = await shelve((place) => ({ pk, sk: numbered(place) }));
    expect(await all({ table: 'state', partition: pk, limit: 7 })).toEqual(items);
    expect(await all({ table: 'state', partition: pk, limit: 7, newestFirst: true })).toEqual(
      items.toReversed(),
    );
    expect((await rig().store.query({ table: 'state', partition: pk, limit: 7 })).items).toHaveLength(7);
  });

  it('keeps to its bounds, both included', async () => {
    const pk = unique(20);
    const items = await shelve((place) => ({ pk, sk: numbered(place) }));
    const query = { table: 'state', partition: pk, limit: 100 } as const;
    expect(await all({ ...query, from: '05', to: '09' })).toEqual(items.slice(5, 10));
    expect(await all({ ...query, from: '20' })).toEqual(items.slice(20));
    expect(await all({ ...query, to: '03~' })).toEqual(items.slice(0, 4));
  });

  it('sorts numbers as numbers in the index of what is due, and gives keys only', async () => {
    const due = unique(20);
    const items = await shelve((place) => ({ due, dueAt: place * 50, content: 'long' }));
    const found = await all({ table: 'state', index: 'due', partition: due, to: '550', limit: 4 });
    expect(found).toEqual(items.slice(0, 12).map(({ pk, sk, dueAt }) => ({ pk, sk, due, dueAt })));
  });

  it('leaves out of an index what does not have its keys', async () => {
    const list = unique(20);
    const [listed, without] = [fresh({ list, listAt: 'a' }), fresh({ list })];
    await rig().store.put(absent(listed), absent(without));
    rig().settle();
    const { items } = await rig().store.query({ table: 'state', index: 'list', partition: list, limit: 10 });
    expect(items).toEqual([{ pk: listed.pk, sk: listed.sk, list, listAt: 'a' }]);
  });

  it('throws where an index or a cursor does not exist', async () => {
    const query = { table: 'ledger', partition: 'x', limit: 1 } as const;
    await expect(rig().store.query({ ...query, index: 'due' })).rejects.toThrow('no index due');
    await expect(rig().store.query({ ...query, after: 'not a cursor' })).rejects.toThrow('not the cursor');
  });
}
