import { describe, expect, it } from 'vitest';
import { freshPace, type Pace, reserve, resumed, slowedDown, stopped } from '#domain/pace/pace';
import { turnOf } from '#domain/pace/person-pace';
import type { NumberFact } from '#domain/facts/upkeep-fact';
import type { PaceDecision } from '#ports/paces';
import { numberFacts } from '#adapters/tables/facts/fact-place';
import { noon, portsOf, type Rig, unique } from './rig.ts';

function one(pace: Pace): PaceDecision & { readonly slots: readonly number[] } {
  const outcome = reserve(pace, { count: 1, lane: 'normal', perSecond: 80, now: noon });
  if (outcome.kind !== 'reserved') throw new Error(`not reserved but ${outcome.kind}`);
  return outcome;
}

export function pacesContract(rig: () => Rig): void {
  describe('paces', () => {
    it('of a number that never sent are fresh, and asking for them writes nothing', async () => {
      const { paces } = portsOf(rig());
      const number = unique(12);
      expect(await paces.of(number)).toEqual(freshPace);
      expect(await paces.change(number, () => ({}))).toEqual({});
      expect(await paces.of(number)).toEqual(freshPace);
    });

    it('give each of many workers moments of its own, though all of them decide at the same time', async () => {
      const { paces } = portsOf(rig());
      const number = unique(12);
      const taken = await Promise.all(Array.from({ length: 20 }, () => paces.change(number, one)));
      const moments = taken.flatMap(({ slots }) => slots);
      expect(new Set(moments).size).toBe(20);
    });

    it('keep the breaker, with the facts that it opened and closed', async () => {
      const { store } = rig();
      const { paces } = portsOf(rig());
      const number = unique(12);
      const about = { number, at: noon, code: 190 };
      const opened: NumberFact = { kind: 'number-stopped', ...about, thing: unique(16) };
      await paces.change(number, (pace) => ({ pace: stopped(pace, 190, noon), fact: opened }));
      expect((await paces.of(number)).breaker).toMatchObject({ code: 190, since: noon, probes: 0 });
      const closed: NumberFact = {
        kind: 'number-resumed',
        ...about,
        thing: unique(16),
        by: 'operator',
        since: noon,
      };
      await paces.change(number, (pace) => ({ pace: resumed(pace, noon), fact: closed }));
      expect(await paces.of(number)).toEqual({ ...freshPace, backlog: { dueAt: noon } });
      const { items } = await store.query({
        table: 'ledger',
        partition: numberFacts(number, noon),
        limit: 10,
      });
      expect(items.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['number-resumed', 'number-stopped']),
      );
    });

    it('keep what Meta said of a number that was too fast', async () => {
      const { paces } = portsOf(rig());
      const number = unique(12);
      await paces.change(number, (pace) => ({ pace: slowedDown(pace, noon) }));
      expect(await paces.of(number)).toEqual(slowedDown(freshPace, noon));
    });

    it('line up the messages to one person, each in a moment of its own', async () => {
      const { paces } = portsOf(rig());
      const line = { number: unique(12), person: unique(16) };
      expect(await paces.changePerson(line, (pace) => turnOf(pace, noon))).toEqual({ kind: 'go' });
      await paces.changePerson(line, () => ({ pace: { nextAt: noon + 1000 } }));
      const turns = await Promise.all(
        Array.from({ length: 5 }, () => paces.changePerson(line, (pace) => turnOf(pace, noon))),
      );
      expect(
        turns.flatMap((turn) => (turn.kind === 'wait' ? turn.until - noon : [])).toSorted((a, b) => a - b),
      ).toEqual([1000, 7000, 13_000, 19_000, 25_000]);
    });

    it('of one person are not those of another, nor those of another number', async () => {
      const { paces } = portsOf(rig());
      const line = { number: unique(12), person: unique(16) };
      await paces.changePerson(line, () => ({ pace: { nextAt: noon + 1000 } }));
      for (const other of [
        { ...line, person: unique(16) },
        { ...line, number: unique(12) },
      ]) {
        expect(await paces.changePerson(other, (pace) => turnOf(pace, noon))).toEqual({ kind: 'go' });
      }
    });
  });
}
