import { describe, expect, it } from 'vitest';
import { type Rig, noon, portsOf, unique } from './rig.ts';

export function leasesContract(rig: () => Rig): void {
  describe('leases', () => {
    const wanted = (name: string, now: number) => ({ name, holder: unique(16), now, until: now + 60_000 });

    it('are held by one, until they end', async () => {
      const { leases } = portsOf(rig());
      const name = unique(12);
      expect(await leases.take(wanted(name, noon))).toBeDefined();
      expect(await leases.take(wanted(name, noon + 59_999))).toBeUndefined();
      expect(await leases.take(wanted(name, noon + 60_000))).toBeDefined();
    });

    it('go to one of those who come at the same moment', async () => {
      const { leases } = portsOf(rig());
      const name = unique(12);
      const taken = await Promise.all(Array.from({ length: 6 }, () => leases.take(wanted(name, noon))));
      expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('can be given back, which takes nothing from the one that has it then', async () => {
      const { leases } = portsOf(rig());
      const name = unique(12);
      const first = await leases.take(wanted(name, noon));
      if (first === undefined) throw new Error('nobody has it');
      await leases.giveBack(first);
      expect(await leases.take(wanted(name, noon))).toBeDefined();
      await leases.giveBack(first);
      expect(await leases.take(wanted(name, noon)), 'it is the second one’s').toBeUndefined();
    });
  });
}
