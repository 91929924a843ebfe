import { describe, expect, it } from 'vitest';
import type { Ask, AskState } from '#domain/asks/ask';
import type { AskPlanned } from '#domain/facts/ask-fact';
import { anAskedStory, decided, inState, plannedFact } from './asked-story.ts';
import { type Rig, noon, portsOf, unique } from './rig.ts';

/** Another ask of the same route about the same record, by another event. */
function another(ask: Ask): Ask {
  return { ...ask, id: unique(16), event: unique(22), at: noon + 1 };
}

const refused = (fact: AskPlanned, standing: string): AskPlanned => ({
  ...fact,
  plan: { kind: 'refused', reason: 'already-asked', standing },
});

export function asksContract(rig: () => Rig): void {
  describe('an ask', () => {
    it('is there as it was opened, with all that it may say', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig(), {
        mode: { kind: 'quorum', of: 2 },
        tally: { yes: 1 },
        callback: { kind: 'task', token: 'AQB8', heartbeat: 60_000 },
      });
      expect(await asks.find(ask)).toEqual({ value: ask, version: 1 });
      expect(await asks.find({ ...ask, id: unique(16) })).toBeUndefined();
    });

    it.each<[string, AskState]>([
      ['decided', decided],
      ['expired', { kind: 'expired', at: noon }],
      ['cancelled', { kind: 'cancelled', at: noon, reason: 'ended', dueAt: noon + 1 }],
    ])('is %s as it was put', async (_, state) => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig(), { mode: { kind: 'sequential' }, line: ['a', 'b'], turn: 1 });
      const next = inState(ask, state);
      expect(await asks.change({ ask: { value: next, version: 1 } })).toBe(true);
      expect(await asks.find(ask)).toEqual({ value: next, version: 2 });
    });

    it('of a route that asks about the record already is not opened: the one that is open stands', async () => {
      const { asks, ledger } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      const other = another(ask);
      const stands = refused(plannedFact(other), ask.id);
      expect(await asks.open(other, plannedFact(other))).toEqual(stands);
      expect(await asks.open(other, plannedFact(other))).toEqual(stands);
      expect(await asks.find(other)).toBeUndefined();
      const { facts } = await ledger.ofRecord(ask.record);
      expect(facts.filter(({ kind }) => kind === 'ask-planned')).toEqual([plannedFact(ask), stands]);
    });

    it('is opened beside it where the rule asks again, and once it is over', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      const [second, third] = [another(ask), another(ask)];
      expect(await asks.open(second, plannedFact(second), { again: true })).toEqual(plannedFact(second));
      expect(await asks.open(third, plannedFact(third))).toEqual(refused(plannedFact(third), second.id));
      await asks.change({ ask: { value: inState(second, decided), version: 1 } });
      const fourth = another(ask);
      expect(await asks.open(fourth, plannedFact(fourth))).toEqual(plannedFact(fourth));
    });

    it('of another route or another record is nobody in its way', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      for (const other of [
        { ...another(ask), route: 'another' },
        { ...another(ask), record: unique(22) },
      ])
        expect(await asks.open(other, plannedFact(other))).toEqual(plannedFact(other));
    });

    it('that is opened again by the same event is the same, and keeps what became of it', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      await asks.change({ ask: { value: inState(ask, decided), version: 1 } });
      expect(await asks.open(ask, plannedFact(ask))).toEqual(plannedFact(ask));
      expect(await asks.find(ask)).toEqual({ value: inState(ask, decided), version: 2 });
    });

    it('raced for by several events is opened by one of them, and all others stand behind it', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      const rivals = Array.from({ length: 5 }, () => ({ ...another(ask), route: 'raced' }));
      const plans = await Promise.all(rivals.map((one) => asks.open(one, plannedFact(one))));
      const opened = rivals.filter((_, place) => plans[place]?.plan.kind === 'opened');
      expect(opened).toHaveLength(1);
      const [winner] = opened;
      const behind = rivals.filter((one) => one !== winner);
      expect(plans.filter(({ plan }) => plan.kind === 'refused')).toEqual(
        behind.map((one) => refused(plannedFact(one), winner?.id ?? '')),
      );
      const there = await Promise.all(rivals.map((one) => asks.find(one)));
      expect(there.filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('raced for by workers with the same event is opened once', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      const same = { ...another(ask), route: 'raced' };
      const plans = await Promise.all(Array.from({ length: 5 }, () => asks.open(same, plannedFact(same))));
      expect(plans).toEqual(plans.map(() => plannedFact(same)));
      expect(await asks.find(same)).toEqual({ value: same, version: 1 });
    });

    it('is found with all others about its record, oldest first', async () => {
      const { asks } = portsOf(rig());
      const { ask } = await anAskedStory(rig());
      const later = { ...another(ask), at: noon + 2 };
      const earlier = { ...another(ask), at: noon - 2 };
      for (const one of [later, earlier]) await asks.open(one, plannedFact(one), { again: true });
      await asks.change({ ask: { value: inState(later, decided), version: 1 } });
      const found = await asks.ofRecord(ask.record);
      expect(found.map(({ value }) => value.id)).toEqual([earlier.id, ask.id, later.id]);
      expect(await asks.ofRecord(unique(22))).toEqual([]);
    });

    it('is listed under its channel while it is open', async () => {
      const { asks } = portsOf(rig());
      const channel = unique(16);
      const { ask } = await anAskedStory(rig(), { channel });
      const { ask: older } = await anAskedStory(rig(), { channel, at: noon - 1 });
      rig().settle();
      const places = [older, ask].map(({ record, id }) => ({ record, id }));
      expect(await asks.openIn(channel)).toEqual(places);
      await asks.change({ ask: { value: inState(ask, decided), version: 1 } });
      rig().settle();
      expect(await asks.openIn(channel)).toEqual(places.slice(0, 1));
    });

    it('is due by what it says, until it is followed to its end', async () => {
      const { asks, due } = portsOf(rig());
      const { ask } = await anAskedStory(rig(), { state: { kind: 'open', dueAt: noon - 86_400_000 } });
      const isDue = async (at: number) => {
        rig().settle();
        const { items } = await rig().store.query({
          table: 'state',
          index: 'due',
          partition: `due#${bucketOf(ask.id)}`,
          to: String(at),
          limit: 1000,
        });
        return items.some(({ sk }) => sk.endsWith(ask.id));
      };
      expect(due).toBeDefined();
      expect([await isDue(noon - 86_400_001), await isDue(noon - 86_400_000)]).toEqual([false, true]);
      const { dueAt: _, ...followed } = decided;
      await asks.change({ ask: { value: inState(ask, followed), version: 1 } });
      expect(await isDue(noon + 86_400_000)).toBe(false);
    });
  });
}

function bucketOf(id: string): number {
  return (Buffer.from(id, 'base64url')[0] ?? 0) % 16;
}
