import { describe, expect, it } from 'vitest';
import type { Learning } from '#domain/people/learn-names';
import type { Person } from '#domain/people/person';
import { Phone } from '#domain/people/phone';
import type { SenderNames } from '#domain/people/sender-names';
import { type Rig, noon, portsOf, unique } from './rig.ts';
import { aPerson, aPhone, anImport } from './samples.ts';

let made = 0;

/** A mobile phone of Brazil as it is dialled, and as WhatsApp may spell it: without the ninth digit. */
function aMobile(): { readonly phone: Phone; readonly waId: string } {
  made += 1;
  const last = String(made).padStart(4, '0');
  const phone = Phone.parse(`+551199550${last}`);
  if (phone === undefined) throw new Error('the test made a phone that is none');
  return { phone, waId: `55119550${last}` };
}

const aUserId = () => `BR.${unique(14).replace(/[^A-Za-z0-9]/g, '0')}`;

export function namesContract(rig: () => Rig): void {
  const people = () => portsOf(rig()).people;
  const saved = async (change: Partial<Person> = {}) => {
    const person = aPerson(change);
    await people().save(person, 0, anImport(person));
    return person;
  };
  const told = (names: SenderNames): Learning => ({ names, from: 'webhook', at: noon, thing: unique(16) });
  const factsOf = async ({ id }: Person) => {
    const { items } = await rig().store.query({ table: 'ledger', partition: `P#${id}`, limit: 50 });
    return items
      .map(({ kind, names, holders }) => ({ kind, names, holders }))
      .filter(({ kind }) => kind !== 'person-imported');
  };

  describe('names at WhatsApp', () => {
    it('find their person by user id, by number, and by the phone however it is spelled', async () => {
      const { phone, waId } = aMobile();
      const userId = aUserId();
      const ana = await saved({ phone });
      expect((await people().bySender({ waId }))?.value.id).toBe(ana.id);
      expect(await people().bySender({ userId })).toBeUndefined();
      await people().learn(ana.id, told({ userId, waId }));
      expect(await people().bySender({ userId })).toEqual({
        value: { ...ana, waIds: [waId], userIds: [userId] },
        version: 2,
      });
      expect((await people().bySender({ userId: waId, waId: userId }))?.value.id).toBe(ana.id);
      expect(await factsOf(ana)).toEqual([{ kind: 'alias-learnt', names: ['user-id', 'wa-id'] }]);
      expect(await people().bySender({})).toBeUndefined();
      expect(await people().bySender({ profileName: ana.name })).toBeUndefined();
    });

    it('are learnt once, and written no more', async () => {
      const { phone, waId } = aMobile();
      const ana = await saved({ phone });
      await people().learn(ana.id, told({ waId }));
      await people().learn(ana.id, told({ waId: phone.reveal().slice(1) }));
      expect((await people().find(ana.id))?.version).toBe(2);
      await people().learn('nobody', told({ waId }));
    });

    it('of one person go before those of another: user id first', async () => {
      const [one, other] = [aMobile(), aMobile()];
      const userId = aUserId();
      const ana = await saved({ phone: one.phone, userIds: [userId] });
      await saved({ phone: other.phone });
      expect((await people().bySender({ userId, waId: other.waId }))?.value.id).toBe(ana.id);
    });

    it('of somebody else are set apart, and the others learnt', async () => {
      const [one, other] = [aMobile(), aMobile()];
      const [mine, theirs] = [aUserId(), aUserId()];
      const ana = await saved({ phone: one.phone });
      const rui = await saved({ phone: other.phone, userIds: [theirs] });
      await people().learn(ana.id, told({ userId: mine, waId: other.waId }));
      await people().learn(ana.id, told({ userId: theirs }));
      expect((await people().find(ana.id))?.value).toEqual({ ...ana, userIds: [mine] });
      expect((await people().find(rui.id))?.value).toEqual(rui);
      expect(await factsOf(ana)).toEqual(
        expect.arrayContaining([
          { kind: 'alias-learnt', names: ['user-id'], holders: undefined },
          { kind: 'alias-refused', names: ['wa-id'], holders: [rui.id] },
          { kind: 'alias-refused', names: ['user-id'], holders: [rui.id] },
        ]),
      );
    });

    it('that a person has no longer find nobody, and may be somebody else’s', async () => {
      const { phone, waId } = aMobile();
      const ana = await saved({ phone, waIds: [waId] });
      const { waIds: _, ...moved } = { ...ana, phone: aPhone() };
      await people().save(moved, 1, anImport(ana));
      expect(await people().bySender({ waId })).toBeUndefined();
      const rui = await saved({ phone });
      expect((await people().bySender({ waId }))?.value.id).toBe(rui.id);
    });

    it('are one person’s only, however many learn them at the same time', async () => {
      const userId = aUserId();
      const all = await Promise.all(Array.from({ length: 5 }, () => saved()));
      await Promise.all(all.map(({ id }) => people().learn(id, told({ userId }))));
      const found = await Promise.all(all.map(({ id }) => people().find(id)));
      expect(found.filter((one) => one?.value.userIds?.includes(userId))).toHaveLength(1);
    });

    it('do not stand in the ledger', async () => {
      const { phone, waId } = aMobile();
      const userId = aUserId();
      const ana = await saved({ phone });
      await people().learn(ana.id, told({ userId, waId }));
      const { items } = await rig().store.query({ table: 'ledger', partition: `P#${ana.id}`, limit: 10 });
      for (const name of [userId, waId, phone.reveal()]) expect(JSON.stringify(items)).not.toContain(name);
    });
  });

  describe('a change of a person', () => {
    it('is decided again on what somebody else made of them meanwhile', async () => {
      const ana = await saved();
      const rename = (by: string) =>
        people().change(ana.id, (person) => ({
          change: { person: { ...person, name: `${person.name}${by}` }, facts: [anImport(person)] },
        }));
      await Promise.all(['a', 'b', 'c'].map(rename));
      const renamed = (await people().find(ana.id))?.value.name;
      expect(renamed).toHaveLength(ana.name.length + 3);
      for (const by of ['a', 'b', 'c']) expect(renamed?.slice(ana.name.length)).toContain(by);
    });

    it('is not made again where its fact stands', async () => {
      const ana = await saved();
      const fact = anImport(ana);
      const rename = (name: string) =>
        people().change(ana.id, (person) => ({ change: { person: { ...person, name }, facts: [fact] } }));
      await rename('once');
      expect(await rename('twice')).toMatchObject({ kind: 'decided' });
      expect((await people().find(ana.id))?.value.name).toBe('once');
    });

    it('says where nobody is there, and where a name is somebody else’s', async () => {
      const [ana, rui] = [await saved(), await saved({ userIds: [aUserId()] })];
      expect(await people().change('nobody', () => ({}))).toEqual({ kind: 'gone' });
      const userIds = rui.userIds ?? [];
      const outcome = await people().change(ana.id, (person) => ({
        change: { person: { ...person, userIds }, facts: [] },
      }));
      expect(outcome).toEqual({ kind: 'alias-taken', alias: 'bsuid', holder: rui.id });
    });
  });
}
