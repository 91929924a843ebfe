import { describe, expect, it } from 'vitest';
import { lost, queued } from '#test/support/one-message';
import { kindsOf, messageAt, minute, takeJobs, tell, tick } from '#test/support/ticks';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';
import { addPerson, applyWorkspace, personOf, ticketEvent, type World, world } from '#test/support/world';

/** A message whose first attempt was lost on the way: nobody knows whether Meta took it. */
async function doubted(): Promise<{ chasqui: World; ref: string }> {
  const { chasqui, ref } = await queued({ meta: (_, call) => (call === 0 ? lost : accepted(ref)) });
  takeJobs(chasqui);
  await chasqui.send(ref);
  expect((await messageAt(chasqui, ref)).value.status).toBe('doubt');
  return { chasqui, ref };
}
async function optOut({ ports, clock }: World): Promise<void> {
  const found = await ports.people.find(personOf('ana').id);
  if (found === undefined) throw new Error('nobody is there');
  const consent = { kind: 'withdrawn' as const, at: clock.now, source: 'whatsapp' };
  await ports.people.save({ ...found.value, consent }, found.version);
}
const accepted = (ref: string) => ({ kind: 'accepted' as const, providerId: `wamid.${ref}.2` });

describe('a doubt', () => {
  it('is settled by a status, after two minutes', async () => {
    const { chasqui, ref } = await doubted();
    await tell(chasqui, ref, { status: 'sent' });
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now += 2 * minute;
    expect(await tick(chasqui)).toMatchObject({ settled: 1 });
    expect((await messageAt(chasqui, ref)).value).toMatchObject({
      status: 'accepted',
      providerDigest: `wamid.${ref}.1`,
    });
    expect(await kindsOf(chasqui, ref)).toEqual(['doubted timeout', 'settled', 'status']);
    expect(chasqui.ports.meter.of('messages-accepted')).toBe(1);
    const item = await chasqui.store.get('state', { pk: `M#wamid.${ref}.1`, sk: 'ref' });
    expect(item).toMatchObject({ ref, attempt: 1 });
  });

  it('is settled by the answer, if that came late', async () => {
    const { chasqui, ref } = await doubted();
    const [fact] = await chasqui.ports.ledger.ofMessage(ref);
    if (fact?.kind !== 'slot') throw new Error('no slot');
    const { record, slice, at, thing, event, route, person } = fact;
    await chasqui.ports.ledger.put({
      kind: 'accepted',
      record,
      slice,
      at,
      thing,
      event,
      route,
      person,
      attempt: 1,
      claimedAt: chasqui.clock.now,
      answeredAt: chasqui.clock.now,
      providerDigest: 'wamid.late',
    });
    chasqui.clock.now += 2 * minute;
    expect(await tick(chasqui)).toMatchObject({ enqueued: 1 });
    chasqui.clock.now += minute;
    expect(await tick(chasqui), 'the job is on its way').toEqual({ kind: 'idle' });
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    expect((await messageAt(chasqui, ref)).value).toMatchObject({ providerDigest: 'wamid.late' });
  });

  it('is sent again when the statuses of later messages came', async () => {
    const { chasqui, ref } = await doubted();
    chasqui.clock.now += 2 * minute;
    await tell(chasqui, `${'x'.repeat(22)}.00.0mia6zk00.${'y'.repeat(16)}`, { status: 'delivered' });
    expect(await tick(chasqui)).toMatchObject({ resent: 1 });
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    expect(await kindsOf(chasqui, ref)).toEqual(['accepted', 'doubted timeout', 'resent no-status']);
    expect((await messageAt(chasqui, ref)).value.unsure).toBeUndefined();
  });

  it('of which nothing is known for ten minutes is sent again once, and marked', async () => {
    const { chasqui, ref } = await doubted();
    for (let passed = 0; passed < 10; passed += 1) {
      expect(takeJobs(chasqui)).toEqual([]);
      chasqui.clock.now += minute;
      await tick(chasqui);
    }
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    expect(await kindsOf(chasqui, ref)).toEqual(['accepted', 'doubted timeout', 'resent resent-unsure']);
    expect((await messageAt(chasqui, ref)).value).toMatchObject({ status: 'accepted', unsure: true });
  });

  it('that stays one is given up after a day, and says so', async () => {
    const { chasqui, ref } = await queued({ meta: () => lost });
    takeJobs(chasqui);
    await chasqui.send(ref);
    for (let hours = 0; hours < 29; hours += 1) {
      chasqui.clock.now += 60 * minute;
      await tick(chasqui);
      for (const job of takeJobs(chasqui)) await chasqui.send(job);
    }
    expect((await messageAt(chasqui, ref)).value).toMatchObject({
      status: 'failed',
      reason: 'never-settled',
    });
    expect(chasqui.ports.whatsapp.calls).toHaveLength(4);
    expect(await kindsOf(chasqui, ref)).toEqual([
      ...Array.from({ length: 4 }, () => 'doubted timeout'),
      ...Array.from({ length: 3 }, () => 'resent resent-unsure'),
      'ended never-settled',
    ]);
    expect(chasqui.ports.meter.of('messages-failed')).toBe(1);
  });

  it('goes once more where its second attempt was in vain with all calls of its number, and that is heard again', async () => {
    const { chasqui, ref } = await queued({ meta: (_, call) => (call < 2 ? lost : accepted(`${call}`)) });
    const turn = async () => {
      chasqui.clock.now += minute;
      await tick(chasqui);
      for (const job of takeJobs(chasqui)) await chasqui.send(job);
    };
    takeJobs(chasqui);
    await chasqui.send(ref);
    for (let minutes = 0; minutes < 25; minutes += 1) await turn();
    expect(chasqui.ports.whatsapp.calls).toHaveLength(2);
    await chasqui.route(ticketEvent('later', { detail: { id: 'T-later', subject: 'x', priority: 'high' } }));
    for (let minutes = 0; minutes < 12; minutes += 1) await turn();
    expect(chasqui.ports.whatsapp.calls).toHaveLength(4);
    expect((await messageAt(chasqui, ref)).value.status).toBe('accepted');
  });

  it('is kept for a day where its route would rather have none than two', async () => {
    const held = { ...ticketOpened, whenInDoubt: 'hold' as const };
    const chasqui = world({ meta: () => lost });
    await applyWorkspace(chasqui, smallWorkspace({ routes: [held] }));
    await addPerson(chasqui, personOf('ana'));
    await chasqui.route(ticketEvent('1'));
    const [ref = ''] = takeJobs(chasqui);
    await chasqui.send(ref);
    for (let hours = 0; hours < 23; hours += 1) {
      chasqui.clock.now += 60 * minute;
      await tick(chasqui);
    }
    expect(takeJobs(chasqui)).toEqual([]);
    expect((await messageAt(chasqui, ref)).value).toMatchObject({ status: 'doubt', whenInDoubt: 'hold' });
    chasqui.clock.now += 120 * minute;
    await tick(chasqui);
    expect(await kindsOf(chasqui, ref)).toEqual(['doubted timeout', 'ended never-settled']);
  });

  it.each([
    ['its time is over', { notAfter: 5 * minute }, async () => {}],
    ['its person has opted out', {}, async (chasqui: World) => optOut(chasqui)],
  ])('that is to be sent once more unsure is not said to be unsent where %s', async (_, rule, meanwhile) => {
    const chasqui = world({ meta: () => lost });
    await applyWorkspace(chasqui, smallWorkspace({ routes: [{ ...ticketOpened, ...rule }] }));
    await addPerson(chasqui, personOf('ana'));
    await chasqui.route(ticketEvent('1'));
    const [ref = ''] = takeJobs(chasqui);
    await chasqui.send(ref);
    chasqui.clock.now += 10 * minute;
    await tick(chasqui);
    await meanwhile(chasqui);
    const end = { as: 'failed', reason: 'never-settled' };
    expect(await chasqui.send(takeJobs(chasqui)[0] ?? '')).toEqual({ kind: 'ended', ...end });
    expect(await kindsOf(chasqui, ref)).toEqual([
      'doubted timeout',
      'resent resent-unsure',
      'ended never-settled',
    ]);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });

  it('is left to whoever moved the message first', async () => {
    const { chasqui, ref } = await doubted();
    chasqui.clock.now += 10 * minute;
    const beaten = { ...chasqui.ports.messages, move: async () => false };
    expect(await tick(chasqui, { messages: beaten })).toMatchObject({ due: 1, resent: 0 });
    expect(takeJobs(chasqui)).toEqual([]);
    expect(await kindsOf(chasqui, ref)).toEqual(['doubted timeout']);
  });
});
