import { describe, expect, it } from 'vitest';
import type { Check, Item, Put } from '#adapters/tables/store/store';
import { type Rig, unique } from './rig.ts';

const fresh = (change: object = {}): Item => ({ pk: unique(20), sk: 'x', version: 1, ...change });
const absent = (item: Item, table: Put['table'] = 'state'): Put => ({ table, item, when: 'absent' });
const open = ({ pk, sk }: Item): Check => ({
  table: 'state',
  key: { pk, sk },
  holds: { attribute: 'isOpen', value: true },
});

/** What every engine does with a check among the puts of a transaction. */
export function checksContract(rig: () => Rig): void {
  const put = async (change: object): Promise<Item> => {
    const item = fresh(change);
    await rig().store.put(absent(item));
    return item;
  };

  describe('a check beside a put', () => {
    it('lets it pass where it holds, and changes nothing itself', async () => {
      const [ask, claim] = [await put({ isOpen: true }), fresh()];
      expect(await rig().store.put(absent(claim, 'ledger'), open(ask))).toEqual({ kind: 'written' });
      expect(await rig().store.get('ledger', claim)).toEqual(claim);
      expect(await rig().store.get('state', ask)).toEqual(ask);
    });

    it('lets nothing pass where it does not hold, and shows why', async () => {
      const [ask, claim] = [await put({ isOpen: false }), fresh()];
      const outcome = await rig().store.put(absent(claim), open(ask));
      expect(outcome).toEqual({ kind: 'refused', standing: [undefined, ask] });
      expect(await rig().store.get('state', claim)).toBeUndefined();
    });

    it.each<[string, object | undefined]>([
      ['the item is not there', undefined],
      ['it does not have the attribute', {}],
      ['the value is of another type', { isOpen: 'true' }],
    ])('lets nothing pass where %s', async (_, change) => {
      const ask = change === undefined ? fresh() : await put(change);
      const claim = fresh();
      const { kind } = await rig().store.put(absent(claim), open(ask));
      expect(kind).toBe('refused');
      expect(await rig().store.get('state', claim)).toBeUndefined();
    });

    it('holds of a text and of a number, to the letter', async () => {
      const item = await put({ status: 'held', turn: 2 });
      const check = (attribute: string, value: string | number): Check => ({
        ...open(item),
        holds: { attribute, value },
      });
      const tried = [
        check('status', 'held'),
        check('turn', 2),
        check('status', 'Held'),
        check('turn', 3),
        check('turn', '2'),
      ];
      const outcomes = await Promise.all(tried.map((one) => rig().store.put(absent(fresh()), one)));
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        'written',
        'written',
        'refused',
        'refused',
        'refused',
      ]);
    });

    it('makes no difference to a put that is refused itself', async () => {
      const [ask, taken] = [await put({ isOpen: true }), await put({ by: 'first' })];
      const outcome = await rig().store.put(absent({ ...taken, by: 'second' }), open(ask));
      expect(outcome).toEqual({ kind: 'refused', standing: [taken, undefined] });
    });

    it('does not undo our own write that is repeated after what it rested on has changed', async () => {
      const [ask, claim] = [await put({ isOpen: true }), fresh({ by: 'us' })];
      await rig().store.put(absent(claim), open(ask));
      await rig().store.put({
        table: 'state',
        item: { ...ask, isOpen: false, version: 2 },
        when: { version: 1 },
      });
      expect(await rig().store.put(absent(claim), open(ask))).toEqual({ kind: 'written' });
      const other = await rig().store.put(absent({ ...claim, by: 'others' }), open(ask));
      expect(other.kind).toBe('refused');
      expect(await rig().store.get('state', claim)).toEqual(claim);
    });
  });

  describe('what no engine takes of checks', () => {
    const item = fresh();
    it.each<[string, readonly (Put | Check)[]]>([
      ['a check and a put of one key', [absent(item), open(item)]],
      ['two checks of one key', [absent(fresh()), open(item), open(item)]],
      ['more than 100 writes', [absent(item), ...Array.from({ length: 100 }, () => open(fresh()))]],
      ['an empty key', [absent(item), { ...open(item), key: { pk: '', sk: 'x' } }]],
    ])('%s', async (_, writes) => {
      await expect(rig().store.put(...writes)).rejects.toThrow(Error);
    });
  });

  it('of many who check and one who changes it, only those pass who came before', async () => {
    const ask = await put({ isOpen: true });
    const claims = Array.from({ length: 10 }, (_, worker) => fresh({ worker }));
    const closing: Put = {
      table: 'state',
      item: { ...ask, isOpen: false, version: 2 },
      when: { version: 1 },
    };
    const outcomes = await Promise.all([
      ...claims.map((claim) => rig().store.put(absent(claim), open(ask))),
      rig().store.put(closing),
    ]);
    expect(outcomes.at(-1)).toEqual({ kind: 'written' });
    const standing = await rig().store.getMany('state', claims);
    const passed = standing.map((item) => (item === undefined ? 'refused' : 'written'));
    expect(outcomes.slice(0, -1).map(({ kind }) => kind)).toEqual(passed);
    expect((await rig().store.put(absent(fresh()), open(ask))).kind).toBe('refused');
  });
}
