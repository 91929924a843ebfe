import { describe, expect, it } from 'vitest';
import type { SliceTold } from '#domain/facts/routing-fact';
import { formatRef } from '#domain/ref';
import { type Rig, noon, portsOf, unique } from './rig.ts';
import { aSlot, aStory } from './samples.ts';

export function noticesContract(rig: () => Rig): void {
  const place = () => ({ record: unique(22), at: noon, thing: unique(16) });
  const toldOf = (notice: ReturnType<typeof place>, slice: number): SliceTold => ({
    kind: 'slice-told',
    ...notice,
    slice,
    event: unique(22),
    route: 'all-hands',
    planned: 198,
    suppressed: 2,
    elsewhere: 1,
  });

  describe('notices', () => {
    it('tell which of many slots stand', async () => {
      const { ledger, notices } = portsOf(rig());
      const stories = Array.from({ length: 120 }, () => ({ ...aStory(), slice: 7 }));
      const slots = stories.map((story) => aSlot(story, { slice: story.slice }));
      const refs = slots.map(({ record, slice, at, thing }) =>
        formatRef({ record, slice, at, message: thing }),
      );
      const standing = slots.filter((_, index) => index % 3 === 0);
      for (const slot of standing) await ledger.put(slot);
      const found = await notices.slots(refs);
      expect([...found.keys()]).toEqual(refs.filter((_, index) => index % 3 === 0));
      expect([...found.values()]).toEqual(standing);
      expect(await notices.slots([])).toEqual(new Map());
    });

    it('tell which slices are done', async () => {
      const { ledger, notices } = portsOf(rig());
      const notice = place();
      const [first, third] = [toldOf(notice, 1), toldOf(notice, 3)];
      await ledger.put(first);
      await ledger.put(third);
      await ledger.put(toldOf({ ...notice, thing: unique(16) }, 2));
      expect(await notices.told(notice, [1, 2, 3])).toEqual([first, third]);
      expect(await notices.told(notice, [2])).toEqual([]);
    });

    it('keep the facts of each slice apart from those of the record', async () => {
      const { ledger } = portsOf(rig());
      const notice = place();
      const slot = aSlot(aStory(), { record: notice.record, slice: 2 });
      const told = toldOf(notice, 2);
      for (const fact of [slot, told]) await ledger.put(fact);
      expect(await ledger.ofRecord(notice.record)).toEqual({ facts: [] });
      const { facts } = await ledger.ofSlice({ record: notice.record, slice: 2 });
      expect(facts).toEqual(expect.arrayContaining([slot, told]));
      expect(facts).toHaveLength(2);
      expect(await ledger.ofSlice({ record: notice.record, slice: 3 })).toEqual({ facts: [] });
    });
  });

  describe('roads', () => {
    it('lead to a person by the message that took them first', async () => {
      const { roads } = portsOf(rig());
      const road = { event: unique(22), person: unique(16), ref: unique(52), at: noon };
      expect(await roads.take(road)).toEqual({ kind: 'ours' });
      expect(await roads.take(road)).toEqual({ kind: 'ours' });
      const late = { ...road, ref: unique(52) };
      expect(await roads.take(late)).toEqual({ kind: 'taken', by: road.ref, version: 1 });
      expect(await roads.take({ ...late, event: unique(22) })).toEqual({ kind: 'ours' });
    });

    it('are taken over by one only', async () => {
      const { roads } = portsOf(rig());
      const road = { event: unique(22), person: unique(16), ref: unique(52), at: noon };
      await roads.take(road);
      const others = [1, 2, 3].map(() => ({ ...road, ref: unique(52) }));
      const won = await Promise.all(others.map((other) => roads.takeOver(other, 1)));
      expect(won.filter((one) => one)).toHaveLength(1);
      const by = others[won.indexOf(true)]?.ref;
      expect(await roads.take(road)).toEqual({ kind: 'taken', by, version: 2 });
    });

    it('are forgotten after thirty days', async () => {
      const { roads } = portsOf(rig());
      const road = { event: unique(22), person: unique(16), ref: unique(52), at: noon };
      await roads.take(road);
      const item = await rig().store.get('state', { pk: `E#${road.event}#${road.person}`, sk: 'told' });
      expect(item?.ttl).toBe(noon / 1000 + 30 * 86_400);
    });
  });
}
