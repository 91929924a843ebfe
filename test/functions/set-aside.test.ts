import { describe, expect, it } from 'vitest';
import { recordId } from '#domain/identity';
import { noteEventSetAside, noteSliceSetAside } from '#functions/route-event/note-set-aside';
import { noteSetAside } from '#functions/send-message/note-set-aside';
import { queued, story } from '#test/support/one-message';
import { peopledWorld, ticketEvent, world } from '#test/support/world';

const delivery = '7a1f6d0e-0000-4000-8000-000000000001';
const givenUp = { delivery, receives: 5, reason: 'ThrottlingException' };

describe('a job that its queue gives up', () => {
  it('has its reason in the story of its message, which stays as it was', async () => {
    const { chasqui, ref } = await queued();
    const before = (await story(chasqui, ref)).message;
    await noteSetAside(chasqui.ports, chasqui.tools)(ref, givenUp);
    const { message, facts } = await story(chasqui, ref);
    expect(facts).toMatchObject([
      { kind: 'set-aside', ...givenUp, attempt: 0, event: before.event, notedAt: chasqui.clock.now },
    ]);
    expect(message).toEqual(before);
    expect(await chasqui.send(ref)).toEqual({ kind: 'accepted' });
  });

  it('has one fact for each time it was given up, however often that is told', async () => {
    const { chasqui, ref } = await queued();
    const note = noteSetAside(chasqui.ports, chasqui.tools);
    for (const name of [delivery, delivery, 'another']) await note(ref, { ...givenUp, delivery: name });
    const { facts } = await story(chasqui, ref);
    expect(
      facts.map((fact) => ('delivery' in fact ? fact.delivery : '')).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual([delivery, 'another']);
  });

  it('of a message that is not there leaves nothing', async () => {
    const { ports, tools } = world();
    const ref = `${'r'.repeat(22)}.00.00000000a.${'m'.repeat(16)}`;
    await noteSetAside(ports, tools)(ref, givenUp);
    expect((await ports.ledger.ofRecord('r'.repeat(22))).facts).toEqual([]);
  });
});

describe('an event that its queue gives up', () => {
  it('is pinned, and has its reason under a record that it names itself', async () => {
    const chasqui = await peopledWorld();
    await noteEventSetAside(chasqui.ports, chasqui.tools)(ticketEvent('1'), givenUp);
    const pinnedAt = chasqui.clock.now;
    chasqui.clock.now += 60_000;
    const { event } = await chasqui.route(ticketEvent('1'));
    const pinned = await chasqui.ports.events.find(event);
    expect(pinned?.decidedAt).toBe(pinnedAt);
    const { facts } = await chasqui.ports.ledger.ofRecord(
      recordId(chasqui.tools.entropy.sha256, 'event', event),
    );
    expect(facts).toMatchObject([{ kind: 'event-set-aside', ...givenUp, at: pinnedAt, thing: event, event }]);
    expect(facts[0]).not.toHaveProperty('route');
  });

  it('cannot say so where nothing is applied', async () => {
    const { ports, tools } = world();
    await expect(noteEventSetAside(ports, tools)(ticketEvent('1'), givenUp)).rejects.toThrow('no workspace');
  });
});

describe('a slice that its queue gives up', () => {
  it('has its reason in its own story', async () => {
    const chasqui = await peopledWorld();
    const { event } = await chasqui.route(ticketEvent('1'));
    const record = 'r'.repeat(22);
    const slice = { event, record, route: 'to-all', slice: 3 };
    await noteSliceSetAside(chasqui.ports, chasqui.tools)(slice, givenUp);
    const { facts } = await chasqui.ports.ledger.ofSlice({ record, slice: 3 });
    expect(facts).toMatchObject([{ kind: 'event-set-aside', ...slice, ...givenUp }]);
  });

  it('of an event that is not kept any more leaves nothing', async () => {
    const { ports, tools } = world();
    const slice = { event: 'e'.repeat(22), record: 'r'.repeat(22), route: 'to-all', slice: 3 };
    await noteSliceSetAside(ports, tools)(slice, givenUp);
    expect((await ports.ledger.ofSlice(slice)).facts).toEqual([]);
  });
});
