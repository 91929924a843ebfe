import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/people/person';
import { type Rig, portsOf } from './rig.ts';
import { aPerson, aPhone, anImport } from './samples.ts';

export function peopleContract(rig: () => Rig): void {
  const imported = (person: Person, from = 0) => portsOf(rig()).people.save(person, from, anImport(person));
  const phoneOf = async ({ id }: Person) => (await portsOf(rig()).people.find(id))?.value.phone?.reveal();

  describe('people', () => {
    it('are found by their id and by the ids the company gave them', async () => {
      const { people } = portsOf(rig());
      const [ana, rui] = [aPerson({ phone: aPhone(), timeZone: 'America/Manaus' }), aPerson()];
      expect(await imported(ana)).toEqual({ kind: 'saved' });
      expect(await imported(rui)).toEqual({ kind: 'saved' });
      expect(await people.find(ana.id)).toEqual({ value: ana, version: 1 });
      expect(await phoneOf(ana)).toBe(ana.phone?.reveal());
      const found = await people.byCompanyIds([rui.company, 'nobody', ana.company]);
      expect([...found]).toEqual([
        [rui.company, rui],
        [ana.company, ana],
      ]);
      expect(await people.find('nobody')).toBeUndefined();
      expect(await people.byCompanyIds([])).toEqual(new Map());
    });

    it('are saved with the fact of it or not at all', async () => {
      const ana = aPerson();
      await imported(ana);
      expect(await imported({ ...ana, name: 'late' })).toEqual({ kind: 'stale' });
      expect(await imported({ ...ana, name: 'early' }, 5)).toEqual({ kind: 'stale' });
      expect(await imported({ ...ana, name: 'Ana S.' }, 1)).toEqual({ kind: 'saved' });
      const { items } = await rig().store.query({ table: 'ledger', partition: `P#${ana.id}`, limit: 10 });
      expect(items).toHaveLength(2);
      expect(await portsOf(rig()).people.find(ana.id)).toMatchObject({
        version: 2,
        value: { name: 'Ana S.' },
      });
    });

    it('do not get an alias that somebody else has', async () => {
      const ana = aPerson({ phone: aPhone() });
      await imported(ana);
      expect(await imported(aPerson({ company: ana.company }))).toEqual({
        kind: 'alias-taken',
        alias: 'company',
        holder: ana.id,
      });
      const thief = aPerson(ana.phone && { phone: ana.phone });
      expect(await imported(thief)).toEqual({ kind: 'alias-taken', alias: 'phone', holder: ana.id });
      expect(await portsOf(rig()).people.find(thief.id)).toBeUndefined();
    });

    it('get a phone that was handed on', async () => {
      const handedOn = aPhone();
      const ana = aPerson({ phone: handedOn });
      await imported(ana);
      await imported({ ...ana, phone: aPhone() }, 1);
      const rui = aPerson({ phone: handedOn });
      expect(await imported(rui)).toEqual({ kind: 'saved' });
      expect(await imported({ ...ana, phone: handedOn }, 2)).toEqual({
        kind: 'alias-taken',
        alias: 'phone',
        holder: rui.id,
      });
    });

    it('get one phone only once, however many want it at the same time', async () => {
      const phone = aPhone();
      const all = Array.from({ length: 8 }, () => aPerson({ phone }));
      const outcomes = await Promise.all(all.map((person) => imported(person)));
      expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'alias-taken')).toHaveLength(7);
    });

    it('keep their phones out of the ledger', async () => {
      const ana = aPerson({ phone: aPhone() });
      await imported(ana);
      const { items } = await rig().store.query({ table: 'ledger', partition: `P#${ana.id}`, limit: 10 });
      expect(JSON.stringify(items)).not.toContain(ana.phone?.reveal());
    });
  });
}
