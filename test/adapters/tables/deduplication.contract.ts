import { describe, expect, it } from 'vitest';
import type { Flurry } from '#domain/routing/dedupe';
import type { Store } from '#adapters/tables/store/store';
import { type Rig, noon, portsOf, unique } from './rig.ts';

const minute = 60_000;

export function deduplicationContract(rig: () => Rig): void {
  const flurryIn = (window: string, at: number = noon): Flurry => ({
    event: unique(22),
    route: 'noisy',
    window,
    at,
    until: at + 30 * minute,
  });

  describe('windows of deduplication', () => {
    it('are opened by one event, and those after it repeat it until the window ends', async () => {
      const { dedupe } = portsOf(rig());
      const window = unique(22);
      const first = flurryIn(window);
      expect(await dedupe.newest(window)).toBeUndefined();
      expect(await dedupe.decide(first)).toEqual({ kind: 'opens' });
      expect(await dedupe.newest(window)).toEqual({ event: first.event, until: noon + 30 * minute });
      for (const later of [0, 1, 29]) {
        const repeats = { kind: 'repeats', event: first.event };
        expect(await dedupe.decide(flurryIn(window, noon + later * minute))).toEqual(repeats);
      }
      const next = flurryIn(window, noon + 30 * minute);
      expect(await dedupe.decide(next)).toEqual({ kind: 'opens' });
      expect(await dedupe.newest(window)).toMatchObject({ event: next.event });
      expect(await dedupe.decide(flurryIn(unique(22)))).toEqual({ kind: 'opens' });
    });

    it('stand as they were decided, whoever asks again and however late', async () => {
      const { dedupe } = portsOf(rig());
      const window = unique(22);
      const first = flurryIn(window);
      const second = flurryIn(window, noon + minute);
      const third = flurryIn(window, noon + 60 * minute);
      for (const flurry of [first, second, third]) await dedupe.decide(flurry);
      expect(await dedupe.decide(first)).toEqual({ kind: 'opens' });
      expect(await dedupe.decide(second)).toEqual({ kind: 'repeats', event: first.event });
      expect(await dedupe.decide(third)).toEqual({ kind: 'opens' });
      expect(await dedupe.newest(window)).toMatchObject({ event: third.event });
    });

    it('are apart for two routes of one event', async () => {
      const { dedupe } = portsOf(rig());
      const one = flurryIn(unique(22));
      expect(await dedupe.decide(one)).toEqual({ kind: 'opens' });
      const window = unique(22);
      await dedupe.decide(flurryIn(window));
      expect(await dedupe.decide({ ...one, route: 'other', window })).toMatchObject({ kind: 'repeats' });
    });

    it('have one opener of many that come at the same time, each of them twice', async () => {
      const { dedupe } = portsOf(rig());
      const window = unique(22);
      const flurries = Array.from({ length: 8 }, (_, index) => flurryIn(window, noon + index));
      const decided = await Promise.all(
        [...flurries, ...flurries].map(
          async (flurry) => [flurry.event, await dedupe.decide(flurry)] as const,
        ),
      );
      const openers = new Set(decided.flatMap(([event, { kind }]) => (kind === 'opens' ? [event] : [])));
      expect(openers.size).toBe(1);
      const [opener] = openers;
      for (const [event, repetition] of decided.filter((one) => one[0] !== opener))
        expect({ event, repetition }).toEqual({ event, repetition: { kind: 'repeats', event: opener } });
    });

    it('go thirty days after their end, as the decisions go with their events', async () => {
      const { dedupe } = portsOf(rig());
      const flurry = flurryIn(unique(22));
      await dedupe.decide(flurry);
      const ttlOf = async (pk: string, sk: string) => (await rig().store.get('state', { pk, sk }))?.ttl;
      expect(await ttlOf(`D#${flurry.window}`, 'window')).toBe(flurry.until / 1000 + 30 * 86_400);
      expect(await ttlOf(`E#${flurry.event}`, 'dedupe#noisy')).toBe(noon / 1000 + 30 * 86_400);
    });

    it('are given up where others never leave them alone', async () => {
      const { store } = rig();
      const busy: Store = { ...store, put: async () => ({ kind: 'refused', standing: [] }) };
      await expect(portsOf({ store: busy }).dedupe.decide(flurryIn(unique(22)))).rejects.toThrow('50 times');
    });
  });
}
