import { describe, expect, it } from 'vitest';
import { queued } from '#test/support/one-message';
import { addPerson, applyWorkspace, personOf, ticketEvent, world } from '#test/support/world';

const told = { kind: 'accepted', providerId: 'wamid.1', waId: '551187654321', userId: 'BR.1A2b3C' } as const;

describe('the names that Meta answers with', () => {
  it('are learnt of the one whom the message was for, with the fact of it', async () => {
    const { chasqui, ref } = await queued({ meta: () => told });
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    const found = await chasqui.ports.people.bySender({ userId: told.userId });
    expect(found?.value).toMatchObject({ company: 'ana', waIds: [told.waId], userIds: [told.userId] });
    const { items } = await chasqui.store.query({
      table: 'ledger',
      partition: `P#${found?.value.id}`,
      limit: 10,
    });
    const learnt = items.filter(({ kind }) => kind === 'alias-learnt');
    expect(learnt).toMatchObject([{ names: ['user-id', 'wa-id'], from: 'answer' }]);
    expect(JSON.stringify(learnt)).not.toMatch(/1A2b3C|87654321/);
  });

  it('cost nothing where they are known, or are none', async () => {
    for (const answer of [told, { ...told, waId: 'nonsense', userId: '' }]) {
      const { chasqui, ref } = await queued({ meta: () => answer });
      const ana = await chasqui.ports.people.find(personOf('ana').id);
      const known = { ...personOf('ana'), waIds: [told.waId], userIds: [told.userId] };
      await chasqui.ports.people.save(known, ana?.version ?? 0);
      await chasqui.send(ref);
      expect((await chasqui.ports.people.find(known.id))?.version).toBe(2);
    }
  });

  it('of somebody else are set apart, and the message is accepted all the same', async () => {
    const { chasqui, ref } = await queued({ meta: () => told });
    await addPerson(chasqui, personOf('zoe', { userIds: [told.userId] }));
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
    expect((await chasqui.ports.people.bySender(told))?.value.company).toBe('zoe');
    expect((await chasqui.ports.people.bySender({ waId: told.waId }))?.value.company).toBe('ana');
  });
});

describe('somebody whose phone nobody knows', () => {
  it('is written to by the name that Meta gave them', async () => {
    const chasqui = world();
    await applyWorkspace(chasqui);
    const { phone: _, ...withoutPhone } = personOf('ana', { userIds: ['BR.new', 'BR.old'] });
    await addPerson(chasqui, withoutPhone);
    await chasqui.route(ticketEvent('e1'));
    for (const ref of chasqui.ports.sendQueue.refs) await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls.map(({ to }) => to)).toEqual([{ bsuid: 'BR.new' }]);
  });
});
