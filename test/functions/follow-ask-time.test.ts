import { describe, expect, it } from 'vitest';
import { askedPeople, hour } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';

const minute = 60_000;
const everyone = { ...approval, mode: { kind: 'everyone' } } as const;

describe('an ask whose time is over', () => {
  it('expires a minute and a half after its deadline, and that is no rejection', async () => {
    const { chasqui, ask, follow, kinds, now, told } = await askedPeople();
    chasqui.clock.now = ask.deadline + 89_999;
    expect(await follow()).toEqual({ kind: 'applied', reason: 'open' });
    chasqui.clock.now += 1;
    expect(await follow()).toEqual({ kind: 'applied', reason: 'followed' });
    expect((await now()).state).toEqual({ kind: 'expired', at: chasqui.clock.now });
    expect(await kinds()).toContain('ask-closed');
    expect(await told('rui')).toEqual([
      '“Printer is on fire” needs no answer from you any more: the time to answer is over.',
    ]);
  });

  it('says with its fact how many had answered, and that a process waits', async () => {
    const callback = { kind: 'https', url: 'https://erp.example/asks', source: 'erp' } as const;
    const { chasqui, apply, ask, follow, tap } = await askedPeople(everyone, { change: { callback } });
    await apply(tap('ana', 0));
    chasqui.clock.now = ask.deadline + 90_000;
    await follow();
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts.find(({ kind }) => kind === 'ask-closed')).toMatchObject({
      as: 'expired',
      tally: { approve: 1 },
      people: 3,
      callback: true,
      thing: ask.id,
    });
  });

  it('is decided where an answer comes before it is looked at', async () => {
    const { chasqui, apply, ask, follow, kinds, now, tap } = await askedPeople();
    chasqui.clock.now = ask.deadline - 1_000;
    const late = tap('ana', 0);
    chasqui.clock.now = ask.deadline + 90_000;
    const asks = {
      ...chasqui.ports.asks,
      change: async (...given: Parameters<typeof chasqui.ports.asks.change>) => {
        if (given[0].fact?.kind === 'ask-closed') await apply(late);
        return chasqui.ports.asks.change(...given);
      },
    };
    await follow({ ...chasqui.ports, asks });
    expect((await now()).state.kind).toBe('decided');
    expect(await kinds()).not.toContain('ask-closed');
  });
});

describe('a process that waits for an ask', () => {
  const callback = { kind: 'task', token: 't', heartbeat: 10 * minute } as const;

  it('gets its signs while the ask is open', async () => {
    const { chasqui, ask, follow, now } = await askedPeople(approval, { change: { callback } });
    await follow();
    const sign = { kind: 'heartbeat', record: ask.record, ask: ask.id };
    expect(chasqui.ports.callbackQueue.jobs).toEqual([sign]);
    expect((await now()).state).toEqual({ kind: 'open', dueAt: chasqui.clock.now + 10 * minute });
  });

  it('gets the last look at the end of the ask, not after it', async () => {
    const { chasqui, ask, follow, now } = await askedPeople(approval, { change: { callback } });
    chasqui.clock.now = ask.deadline;
    await follow();
    expect((await now()).state.dueAt).toBe(ask.deadline + 90_000);
  });

  it('gets another where somebody changed the ask just then: a sign too many harms nobody', async () => {
    const { chasqui, follow } = await askedPeople(approval, { change: { callback } });
    let tried = 0;
    const asks = {
      ...chasqui.ports.asks,
      change: async (...given: Parameters<typeof chasqui.ports.asks.change>) =>
        tried++ > 0 && chasqui.ports.asks.change(...given),
    };
    expect(await follow({ ...chasqui.ports, asks })).toEqual({ kind: 'applied', reason: 'open' });
    expect(chasqui.ports.callbackQueue.jobs).toHaveLength(2);
  });

  it('gets none where it wants none', async () => {
    const without = { kind: 'task', token: 't' } as const;
    const { chasqui, follow } = await askedPeople(approval, { change: { callback: without } });
    await follow();
    expect(chasqui.ports.callbackQueue.jobs).toEqual([]);
  });
});

describe('an ask that others change all the time', () => {
  it('is left to the queue, which brings it again', async () => {
    const { chasqui, ask, follow } = await askedPeople();
    chasqui.clock.now = ask.deadline + hour;
    const asks = { ...chasqui.ports.asks, change: async () => false };
    await expect(follow({ ...chasqui.ports, asks })).rejects.toThrow('changed 20 times');
  });

  it('is not answered by force either', async () => {
    const { chasqui, apply, tap } = await askedPeople();
    const asks = { ...chasqui.ports.asks, change: async () => false };
    await expect(apply(tap('ana', 0), { ...chasqui.ports, asks })).rejects.toThrow('20 times');
  });

  it('is nothing where it is not there', async () => {
    const { chasqui, follow } = await askedPeople();
    const asks = { ...chasqui.ports.asks, find: async () => undefined };
    expect(await follow({ ...chasqui.ports, asks })).toEqual({ kind: 'ignored', reason: 'no-such-ask' });
  });
});
