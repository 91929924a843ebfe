import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { minute, tick } from '#test/support/ticks';

describe('an ask that is due', () => {
  it('is put on the queue of updates, and not each minute from then on', async () => {
    const { chasqui, ask } = await askedPeople();
    const job = { record: ask.record, id: ask.id };
    chasqui.clock.now = ask.deadline + 90_000;
    expect(await tick(chasqui)).toMatchObject({ kind: 'kept', due: 1, enqueued: 1 });
    expect(chasqui.ports.askQueue.jobs).toEqual([job]);
    chasqui.clock.now += 9 * minute;
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now += minute;
    await tick(chasqui);
    expect(chasqui.ports.askQueue.jobs).toEqual([job, job]);
  });

  it('is not due any more when it was followed', async () => {
    const { chasqui, ask, follow } = await askedPeople();
    chasqui.clock.now = ask.deadline + 90_000;
    await follow();
    chasqui.clock.now += 10 * minute;
    await tick(chasqui);
    expect(chasqui.ports.askQueue.jobs).toEqual([]);
  });

  it('comes back ten minutes later where the queue could not take it', async () => {
    const { chasqui, ask } = await askedPeople();
    chasqui.clock.now = ask.deadline + 90_000;
    const down = { put: () => Promise.reject(new Error('no queue')) };
    await expect(tick(chasqui, { askQueue: down })).rejects.toThrow('1 of 1 due things failed');
    chasqui.clock.now += 10 * minute;
    await tick(chasqui);
    expect(chasqui.ports.askQueue.jobs).toHaveLength(1);
  });
});

describe('an ask that an index names as due', () => {
  it('is left where it is not any more, or not yet, or not there', async () => {
    const { chasqui, ask, apply, tap } = await askedPeople();
    chasqui.clock.now = ask.deadline + 90_000;
    const named = { kind: 'ask', ask } as const;
    const due = { ...chasqui.ports.due, find: async () => ({ things: [named] }) };
    const gone = { ...chasqui.ports.asks, find: async () => undefined };
    expect(await tick(chasqui, { due, asks: gone })).toMatchObject({ enqueued: 0 });
    await apply({ ...tap('ana', 0), happenedAt: ask.at });
    expect(await tick(chasqui, { due })).toMatchObject({ enqueued: 0 });
    expect(chasqui.ports.askQueue.jobs).toEqual([]);
  });

  it('is left where its time has not come', async () => {
    const { chasqui, ask } = await askedPeople();
    const named = { kind: 'ask', ask } as const;
    const due = { ...chasqui.ports.due, find: async () => ({ things: [named] }) };
    expect(await tick(chasqui, { due })).toMatchObject({ enqueued: 0 });
  });

  it('is left to whoever changed it meanwhile', async () => {
    const { chasqui, ask } = await askedPeople();
    chasqui.clock.now = ask.deadline + 90_000;
    const asks = { ...chasqui.ports.asks, change: async () => false };
    expect(await tick(chasqui, { asks })).toMatchObject({ enqueued: 0 });
    expect(chasqui.ports.askQueue.jobs).toEqual([]);
  });
});
