import { describe, expect, it } from 'vitest';
import { exportedPerson } from '#infra/cli/person/exported-person';
import { canariesIn, canary } from '#test/support/canary';
import { clean, erase, heldWorld, id, leaks } from '#test/support/held';
import { ticketEvent } from '#test/support/world';

describe('a person who is erased', () => {
  it('was held in many places, and in no fact', async () => {
    const held = await heldWorld();
    const found = leaks(held);
    expect(found.ledger).toEqual([]);
    expect([...new Set(found.state)].toSorted()).toEqual(Object.keys(canary).toSorted());
    expect(found.files).toEqual(['reply']);
  });

  it('is held nowhere any more, and one fact says so', async () => {
    const held = await heldWorld();
    const { outcome } = await erase(held);
    expect(outcome).toEqual({ kind: 'erased', counts: { messages: 1, replies: 1, events: 1 } });
    expect(leaks(held)).toEqual(clean);
    const facts = held.store.items('ledger').filter(({ kind }) => kind === 'person-erased');
    expect(facts).toMatchObject([{ person: id, by: 'data protection', messages: 1, replies: 1, events: 1 }]);
    expect(await held.store.get('state', { pk: `P#${id}`, sk: 'erased' })).toMatchObject({
      by: 'data protection',
    });
  });

  it('has answered what they answered still; only why is nowhere', async () => {
    const held = await heldWorld();
    await erase(held);
    const asked = await held.chasqui.ports.asks.asked(held.ref);
    expect(asked?.value.state).toEqual({
      kind: 'answered',
      option: 'reject',
      at: 1,
      thing: 'x'.repeat(16),
      count: 1,
    });
  });

  it('is so, too, where it was interrupted anywhere and begun again', async () => {
    const { calls } = await erase(await heldWorld());
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const held = await heldWorld();
        const first = await erase(held, { call, when });
        expect({ call, when, first: first.outcome }).toMatchObject({ first: 'killed' });
        await erase(held);
        expect({ call, when, ...leaks(held) }).toEqual({ call, when, ...clean });
        const facts = held.store.items('ledger').filter(({ kind }) => kind === 'person-erased');
        expect(facts).toHaveLength(1);
      }
    }
  });

  it('is told nothing any more; what was queued ends, and late statuses still count', async () => {
    const held = await heldWorld();
    const { chasqui, ref } = held;
    await chasqui.route(ticketEvent('2', { detail: { id: 'T-2', subject: 'Scanner', asker: canary.text } }));
    await erase(held);
    const [queued = ''] = chasqui.ports.sendQueue.refs.slice(-1);
    expect(queued).not.toBe(ref);
    expect(await chasqui.send(queued)).toMatchObject({ kind: 'ended', reason: 'person-gone' });
    const status = { number: 'main', ref, attempt: 1, providerDigest: 'wamid.late', happenedAt: 1 };
    await chasqui.ports.statuses.apply({ ...status, status: 'read' });
    expect((await chasqui.ports.ledger.ofMessage(ref)).map(({ kind }) => kind)).toContain('status');
    expect(await chasqui.ports.people.bySender({ waId: canary.waId, userId: canary.userId })).toBeUndefined();
    expect(leaks(held)).toEqual(clean);
    expect(await chasqui.route(ticketEvent('3'))).toMatchObject({ planned: 0, suppressed: 1 });
  });

  it('leaves the event for those who are told of it still: it comes again, and nobody is told twice', async () => {
    const held = await heldWorld();
    const { chasqui } = held;
    const jobs = chasqui.ports.sendQueue.refs.length;
    await erase(held);
    const event = ticketEvent('1', { detail: { id: 'T-1', subject: 'Printer', asker: canary.text } });
    expect(await chasqui.route(event)).toMatchObject({ kind: 'routed', routes: 1 });
    const refs = new Set(chasqui.ports.sendQueue.refs);
    expect(refs.size).toBe(jobs);
    expect(leaks(held)).toEqual(clean);
  });

  it('can have had what became of a reply in a file before, each fact once', async () => {
    const held = await heldWorld();
    const { ledger, events } = held.chasqui.ports;
    const { facts } = await ledger.ofRecord(held.record);
    const reply = facts.find(({ kind }) => kind === 'replied');
    if (reply?.kind !== 'replied') throw new Error('nobody replied');
    const { record, slice, at, thing } = reply;
    const place = { record, slice, at, thing, person: id };
    const file = { mime: 'image/png', bytes: 1, digest: 'd'.repeat(16), notedAt: at };
    await ledger.put({ kind: 'media-kept', ...place, ...file });
    const refused = { to: held.ref, reason: 'expired', happenedAt: at, seenAt: at } as const;
    await ledger.put({ kind: 'answer-refused', ...place, ...refused });
    const told = await exportedPerson(id, { ...held.tables, events });
    const kinds = told.facts.filter((fact) => fact.thing === thing).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['answer-refused', 'media-kept', 'replied']);
  });

  it('can have had everything in a file before, with their words and without our keys', async () => {
    const held = await heldWorld();
    const told = await exportedPerson(id, { ...held.tables, events: held.chasqui.ports.events });
    const text = JSON.stringify(told);
    expect(canariesIn(text).toSorted()).toEqual(Object.keys(canary).toSorted());
    expect(text).not.toContain('"salt"');
    expect(told.messages).toHaveLength(1);
    expect(told.replies).toMatchObject([{ content: { caption: canary.caption }, media: { key: 'media/1' } }]);
    expect(told.answers).toMatchObject([{ state: { option: 'reject', said: [{ text: canary.reason }] } }]);
    expect(told.facts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['slot', 'accepted', 'replied', 'person-imported']),
    );
  });
});
