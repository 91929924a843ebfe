import { describe, expect, it } from 'vitest';
import { memoryStore, quiet } from '#adapters/memory/store';
import { advance } from '#domain/messages/message';
import { queued } from '#test/support/one-message';
import { counted, kindsOf, messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { lease, peopledWorld, ticketEvent } from '#test/support/world';

describe('a minute in which nothing is due', () => {
  it('costs sixteen requests and no write', async () => {
    const clock = { now: () => Date.UTC(2026, 10, 22, 12), random: () => 0.5 };
    const store = counted(memoryStore(quiet, clock));
    const chasqui = await peopledWorld({ store });
    await chasqui.route(ticketEvent('1'));
    store.asked.splice(0);
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    expect(store.asked).toEqual(Array.from({ length: 16 }, () => 'query'));
  });
});

describe('a job that got lost', () => {
  it('is put again after two minutes, and not each minute from then on', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    expect(await tick(chasqui)).toMatchObject({ kind: 'kept', due: 1, enqueued: 1 });
    expect(takeJobs(chasqui)).toEqual([ref]);
    chasqui.clock.now += 9 * minute;
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now += minute;
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
    await chasqui.send(ref);
    expect(chasqui.ports.whatsapp.calls).toHaveLength(1);
  });

  it('is put on the queue of its number and lane', async () => {
    const { chasqui, ref } = await queued();
    const { value, version } = await messageAt(chasqui, ref);
    await chasqui.ports.messages.move({ ...value, number: 'second', priority: 'urgent' }, version);
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    await tick(chasqui);
    expect(chasqui.ports.sendQueue.jobs).toMatchObject([{ ref, number: 'second', priority: 'urgent' }]);
  });

  it('comes back ten minutes later where the queue could not take it', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    const down = { put: () => Promise.reject(new Error('no queue')) };
    await expect(tick(chasqui, { sendQueue: down })).rejects.toThrow('1 of 1 due things failed');
    chasqui.clock.now += 10 * minute;
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
  });
});

describe('a wait that is over', () => {
  it('sends the message on its way again', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    const { value, version } = await messageAt(chasqui, ref);
    const dueAt = chasqui.clock.now + minute;
    await chasqui.ports.messages.move(advance(value, { status: 'waiting', dueAt, code: 130429 }), version);
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now = dueAt;
    expect(await tick(chasqui)).toMatchObject({ enqueued: 1 });
    expect(takeJobs(chasqui)).toEqual([ref]);
    expect((await messageAt(chasqui, ref)).value).toMatchObject({
      status: 'queued',
      dueAt: dueAt + 10 * minute,
    });
  });
});

describe('a sender that died', () => {
  it('is found out after its lease: the message gets a job, and the doubt shows', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    const { value, version } = await messageAt(chasqui, ref);
    chasqui.clock.now += 2 * minute;
    const claim = { id: 'c'.repeat(16), since: chasqui.clock.now, until: chasqui.clock.now + lease };
    const sending = { status: 'sending' as const, dueAt: chasqui.clock.now, claim };
    await chasqui.ports.messages.move(advance({ ...value, attempt: 1 }, sending), version);
    expect(await tick(chasqui), 'it may still be at work').toMatchObject({ due: 1, enqueued: 0 });
    chasqui.clock.now += lease;
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
    expect((await messageAt(chasqui, ref)).version).toBe(version + 1);
    await chasqui.send(ref);
    expect(await kindsOf(chasqui, ref)).toEqual(['doubted lease-expired']);
  });
});
