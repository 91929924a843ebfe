import { describe, expect, it } from 'vitest';
import { dueBucket, messageKey, refOf } from '#adapters/tables/store/keys';
import { formatRef } from '#domain/ref';
import type { KeepTimePorts } from '#functions/keep-time/keeping';
import { inDoubt } from '#test/support/doubts';
import { queued } from '#test/support/one-message';
import { minute, takeJobs, tick } from '#test/support/ticks';
import { world, type World } from '#test/support/world';

/** So many messages of one shard, whose jobs all got lost two minutes ago. */
async function lostJobs(count: number): Promise<World> {
  const chasqui = world();
  const { status: _, reason: __, since: ___, ...core } = inDoubt();
  for (let index = 0; index < count; index += 1) {
    // The shard is made of the id's first byte.
    const message = `AA${String(index).padStart(14, '0')}`;
    const ref = formatRef({ record: 'r'.repeat(22), slice: 0, at: chasqui.clock.now, message });
    await chasqui.ports.messages.plan({ ...core, ref, status: 'queued', dueAt: chasqui.clock.now + index });
  }
  chasqui.clock.now += 2 * minute;
  return chasqui;
}

describe('ticks that overlap', () => {
  it('put each job once', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    await Promise.all([tick(chasqui), tick(chasqui), tick(chasqui)]);
    expect(takeJobs(chasqui)).toEqual([ref]);
  });

  it('leave a shard to the one that holds it, and take it over when that is gone', async () => {
    const { chasqui, ref } = await queued();
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    for (const name of chasqui.ports.due.shards) {
      const wanted = { name, holder: 'another', now: chasqui.clock.now, until: chasqui.clock.now + minute };
      await chasqui.ports.leases.take(wanted);
    }
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now += minute;
    await tick(chasqui);
    expect(takeJobs(chasqui)).toEqual([ref]);
  });

  it('give their shards back, so that the next one need not wait', async () => {
    const { chasqui } = await queued();
    chasqui.clock.now += 2 * minute;
    await tick(chasqui);
    chasqui.clock.now += 10 * minute;
    expect(await tick(chasqui)).toMatchObject({ enqueued: 1 });
  });

  it('leave a message to whoever moved it first', async () => {
    const { chasqui } = await queued();
    takeJobs(chasqui);
    chasqui.clock.now += 2 * minute;
    const beaten = { ...chasqui.ports.messages, move: async () => false };
    expect(await tick(chasqui, { messages: beaten })).toMatchObject({ due: 1, enqueued: 0 });
    expect(takeJobs(chasqui)).toEqual([]);
  });
});

describe('one thing that fails', () => {
  it('keeps no other from its turn, and the tick says so in the end', async () => {
    const chasqui = await lostJobs(3);
    const [first, broken = '', last] = await dueRefs(chasqui);
    const item = {
      ...messageKey(refOf(broken)),
      due: dueBucket(refOf(broken).message),
      dueAt: 1,
      version: 2,
    };
    await chasqui.store.put({ table: 'state', item, when: { version: 1 } });
    await expect(tick(chasqui)).rejects.toThrow('1 of 3 due things failed');
    expect(takeJobs(chasqui)).toEqual([first, last]);
  });

  it('is something that this release does not know', async () => {
    const { chasqui } = await queued();
    const item = { pk: 'Z#1', sk: 'z', due: 'due#3', dueAt: 1 };
    await chasqui.store.put({ table: 'state', item, when: 'absent' });
    const failure = await tick(chasqui).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: '1 of 1 due things failed',
      cause: new Error('nobody looks after Z#1 / z, which is due'),
    });
  });

  it('is not a message that is not there', async () => {
    const { chasqui } = await queued();
    const item = { pk: `R#${'x'.repeat(22)}`, sk: `m#0mia6zk00#${'y'.repeat(16)}`, due: 'due#3', dueAt: 1 };
    const due: KeepTimePorts['due'] = { ...chasqui.ports.due, messages: async () => new Map() };
    await chasqui.store.put({ table: 'state', item, when: 'absent' });
    expect(await tick(chasqui, { due })).toMatchObject({ due: 1, enqueued: 0 });
  });
});

describe('more than a page', () => {
  it('is done page by page, the oldest first', async () => {
    const chasqui = await lostJobs(250);
    expect(await tick(chasqui)).toMatchObject({ due: 250, enqueued: 250 });
    const jobs = takeJobs(chasqui);
    expect(jobs).toEqual(jobs.toSorted());
    expect(new Set(jobs).size).toBe(250);
  });

  it('is left to the next tick where one has no time for it', async () => {
    const chasqui = await lostJobs(250);
    const slow: KeepTimePorts['sendQueue'] = {
      put: async (jobs) => {
        chasqui.clock.now += 45_000;
        await chasqui.ports.sendQueue.put(jobs);
      },
    };
    expect(await tick(chasqui, { sendQueue: slow })).toMatchObject({ enqueued: 100 });
    expect(await tick(chasqui)).toMatchObject({ enqueued: 150 });
    expect(new Set(takeJobs(chasqui)).size).toBe(250);
  });
});

async function dueRefs({ ports }: World): Promise<readonly string[]> {
  const pages = await Promise.all(ports.due.shards.map((shard) => ports.due.find(shard)));
  return pages.flatMap(({ things }) =>
    things.flatMap((thing) => (thing.kind === 'message' ? [thing.ref] : [])),
  );
}
