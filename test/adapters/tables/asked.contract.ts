import { describe, expect, it } from 'vitest';
import type { Asked } from '#domain/asks/ask';
import { anAskedStory, answered, inState, somebodyElse } from './asked-story.ts';
import { type Rig, noon, portsOf, unique } from './rig.ts';

export function askedContract(rig: () => Rig): void {
  describe('who was asked', () => {
    it('is there as they were put, and once: whoever comes later goes on from them', async () => {
      const { asks } = portsOf(rig());
      const { asked } = await anAskedStory(rig());
      expect(await asks.put({ ...asked, person: 'somebody else' })).toEqual(asked);
      expect(await asks.asked(asked.ref)).toEqual({ value: asked, version: 1 });
      expect(await asks.asked(somebodyElse(asked).ref)).toBeUndefined();
    });

    it('is read with their ask, each if it is there', async () => {
      const { asks } = portsOf(rig());
      const { ask, asked } = await anAskedStory(rig());
      expect(await asks.both(ask, asked.ref)).toEqual({
        ask: { value: ask, version: 1 },
        asked: { value: asked, version: 1 },
      });
      const nobody = somebodyElse(asked).ref;
      expect(await asks.both(ask, nobody)).toEqual({ ask: { value: ask, version: 1 } });
      expect(await asks.both({ ...ask, id: unique(16) }, nobody)).toEqual({});
    });

    it('is found by the ask, in the order of the messages, and of no other ask', async () => {
      const { asks } = portsOf(rig());
      const { ask, asked } = await anAskedStory(rig());
      const others = [somebodyElse(asked), somebodyElse(asked)];
      for (const one of [...others, { ...somebodyElse(asked), ask: unique(16) }]) await asks.put(one);
      const found = await asks.askedIn(ask, 0);
      const expected = [asked, ...others].toSorted((one, other) => (one.ref < other.ref ? -1 : 1));
      expect(found.map(({ value }) => value)).toEqual(expected);
      expect(await asks.askedIn({ ...ask, id: unique(16) }, 0)).toEqual([]);
    });

    it('is found in each slice of a notice by itself', async () => {
      const { asks, ledger } = portsOf(rig());
      const { ask, asked } = await anAskedStory(rig());
      expect(await asks.slicesOf(ask)).toEqual([0]);
      const sliced = [1, 2].map((slice) => somebodyElse(asked, { slice }));
      for (const one of sliced) await asks.put(one);
      const { record, at, id: thing, event, route, version } = ask;
      await ledger.put({
        kind: 'notice-sliced',
        record,
        slice: 0,
        at,
        thing,
        event,
        route,
        channel: ask.channel,
        day: '2026-11-21',
        version,
        people: 201,
        slices: 2,
      });
      expect(await asks.slicesOf(ask)).toEqual([1, 2]);
      const found = await Promise.all([1, 2].map((slice) => asks.askedIn(ask, slice)));
      expect(found.map((all) => all.map(({ value }) => value))).toEqual(sliced.map((one) => [one]));
    });

    it('is followed to whoever they handed it on to, and from there', async () => {
      const { asks } = portsOf(rig());
      const { ask, asked } = await anAskedStory(rig());
      const second = somebodyElse(asked, { at: noon + 1000 });
      const third = somebodyElse(asked, { at: noon + 2000 });
      const handed = (one: Asked, to: Asked) => ({
        value: inState(one, { kind: 'handed-on', to: to.ref, at: noon }),
        version: 1,
      });
      await asks.change({ asked: [handed(asked, second), { value: second, version: 0 }] });
      await asks.change({ asked: [handed(second, third), { value: third, version: 0 }] });
      const found = await asks.askedIn(ask, 0);
      expect(found.map(({ value }) => value.ref)).toEqual([asked.ref, second.ref, third.ref]);
    });

    it('is listed by person until they have answered, the newest first', async () => {
      const { asks } = portsOf(rig());
      const { asked, fact } = await anAskedStory(rig());
      const later = { ...somebodyElse(asked, { at: noon + 1 }), person: asked.person };
      await asks.put(later);
      rig().settle();
      expect(await asks.openOf(asked.person)).toEqual([later.ref, asked.ref]);
      const choice = { option: 'yes', at: noon, thing: 't', said: [] };
      await asks.change({ asked: [{ value: inState(later, { kind: 'answering', ...choice }), version: 1 }] });
      await asks.change({ asked: [{ value: inState(asked, answered), version: 1 }], fact });
      rig().settle();
      expect(await asks.openOf(asked.person)).toEqual([later.ref]);
    });
  });
}
