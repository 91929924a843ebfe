import { describe, expect, it } from 'vitest';
import { changeConsent } from '#functions/apply-update/change-consent';
import { changeIdentity } from '#functions/apply-update/change-identity';
import { changeMarketing } from '#functions/apply-update/change-marketing';
import type { Sender } from '#domain/inbound/inbound';
import { recipientOf } from '#domain/outbound/recipient';
import { Phone } from '#domain/people/phone';
import { addPerson, personOf, world, type World } from '#test/support/world';

const [old, next] = ['551187654321', '5511912345678'];
const thing = 't'.repeat(16);
const phone = Phone.parse('+5511987654321');

async function known(chasqui: World = world()) {
  const ana = personOf('ana', { ...(phone && { phone }), waIds: [old], userIds: ['BR.old'] });
  await addPerson(chasqui, ana);
  return { chasqui, ana, find: async () => (await chasqui.ports.people.find(ana.id))?.value };
}

const toldBy = (from: Sender, change: 'number' | 'user-id', told: object) => ({
  from,
  happenedAt: 1_000,
  content: { kind: 'identity' as const, change, ...told },
});

const kindsOf = async ({ store }: World, person: string) =>
  (await store.query({ table: 'ledger', partition: `P#${person}`, limit: 20 })).items.map(({ kind }) => kind);

describe('somebody with another number', () => {
  it('is found by it from then on, by the old one no longer, and is written to there', async () => {
    const { chasqui, ana, find } = await known();
    const { people } = chasqui.ports;
    const told = toldBy({ waId: old }, 'number', { waId: next, userId: 'BR.new', previousUserId: 'BR.old' });
    expect(await changeIdentity(told, thing, people)).toEqual({ kind: 'applied' });
    expect(await find()).toMatchObject({ waIds: [next], userIds: ['BR.new'] });
    expect((await find())?.phone?.reveal()).toBe(`+${next}`);
    for (const gone of [{ waId: old }, { userId: 'BR.old' }])
      expect(await people.bySender(gone)).toBeUndefined();
    expect((await people.bySender({ waId: next }))?.value.id).toBe(ana.id);
    expect(await kindsOf(chasqui, ana.id)).toContain('identity-changed');
  });

  it('that nobody tells is written to by Meta’s name for them, and whoever has the old number is a stranger', async () => {
    const { chasqui, find } = await known();
    const { people } = chasqui.ports;
    const told = toldBy({ userId: 'BR.old' }, 'user-id', { userId: 'BR.new', previousUserId: 'BR.old' });
    expect(await changeIdentity(told, thing, people)).toEqual({ kind: 'applied' });
    const ana = await find();
    expect(ana && recipientOf(ana)).toEqual({ bsuid: 'BR.new' });
    expect(await people.bySender({ userId: 'BR.other', waId: old })).toBeUndefined();
    await addPerson(chasqui, personOf('rui', { ...(phone && { phone }) }));
    expect((await people.bySender({ waId: old }))?.value.company).toBe(personOf('rui').company);
  });

  it('is changed once, however often it is told', async () => {
    const { chasqui, ana } = await known();
    const told = toldBy({ waId: old }, 'number', { waId: next });
    await changeIdentity(told, thing, chasqui.ports.people);
    expect(await changeIdentity(told, thing, chasqui.ports.people)).toEqual({
      kind: 'ignored',
      reason: 'nobody-known',
    });
    expect(await kindsOf(chasqui, ana.id)).toHaveLength(2);
  });

  it('that is somebody else’s stays as they were, with the fact of it', async () => {
    const { chasqui, ana, find } = await known();
    await addPerson(chasqui, personOf('rui', { waIds: [next] }));
    const told = toldBy({ waId: old }, 'number', { waId: next });
    expect(await changeIdentity(told, thing, chasqui.ports.people)).toEqual({
      kind: 'ignored',
      reason: 'name-of-another',
    });
    expect(await find()).toEqual(ana);
    expect(await kindsOf(chasqui, ana.id)).toContain('alias-refused');
    const renamed = toldBy({ waId: old }, 'user-id', { userId: 'BR.rui', previousUserId: 'BR.old' });
    await addPerson(chasqui, personOf('eva', { userIds: ['BR.rui'] }));
    expect(await changeIdentity(renamed, thing, chasqui.ports.people)).toMatchObject({
      reason: 'name-of-another',
    });
  });

  it('whom nobody knows is nobody', async () => {
    const { chasqui } = await known();
    const told = toldBy({ waId: '4915112345678' }, 'number', { waId: next });
    expect(await changeIdentity(told, thing, chasqui.ports.people)).toEqual({
      kind: 'ignored',
      reason: 'nobody-known',
    });
  });

  it('who is erased meanwhile is nobody', async () => {
    const { chasqui } = await known();
    const { people } = chasqui.ports;
    const erased = { ...people, change: () => Promise.resolve({ kind: 'gone' as const }) };
    const told = toldBy({ waId: old }, 'number', { waId: next });
    expect(await changeIdentity(told, thing, erased)).toEqual({ kind: 'ignored', reason: 'nobody-known' });
  });
});

describe('what somebody says of being written to', () => {
  const stop = { word: { kind: 'stop', all: false }, at: 2_000, thing } as const;
  const start = { word: { kind: 'start', all: true }, at: 3_000, thing: 's'.repeat(16) } as const;

  it('is done once with its fact, and answered', async () => {
    const { chasqui, ana, find } = await known();
    expect(await changeConsent(ana.id, stop, chasqui.ports.people)).toBe('stopped');
    expect(await changeConsent(ana.id, stop, chasqui.ports.people)).toBe('stopped');
    expect((await find())?.consent).toMatchObject({ kind: 'withdrawn', at: 2_000 });
    expect(await kindsOf(chasqui, ana.id)).toEqual(['consent-changed', 'person-imported']);
    expect(await changeConsent('nobody', stop, chasqui.ports.people)).toBeUndefined();
  });

  it('counts by when it was said, also where both come at once and writes conflict', async () => {
    for (const said of [
      [stop, start],
      [start, stop],
    ]) {
      const faults = { indexLagMs: 0, conflictRate: 0.2, duplicateRate: 0.5 };
      const { chasqui, ana, find } = await known(world({ faults }));
      await Promise.all(said.map((one) => changeConsent(ana.id, one, chasqui.ports.people)));
      expect((await find())?.consent).toMatchObject({ kind: 'given', at: 3_000 });
    }
  });

  it('of marketing is remembered', async () => {
    const { chasqui, ana, find } = await known();
    await changeMarketing(
      ana.id,
      { kind: 'stopped', source: 'whatsapp-error', at: 2_000, thing },
      chasqui.ports.people,
    );
    expect((await find())?.marketing).toEqual({ kind: 'stopped', source: 'whatsapp-error', at: 2_000 });
  });
});
