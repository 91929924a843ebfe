import { describe, expect, it } from 'vitest';
import { advance } from '#domain/messages/message';
import { freshPace, resumed, stopped, withBacklog, withoutBacklog } from '#domain/pace/pace';
import { formatRef } from '#domain/ref';
import { inDoubt } from '#test/support/doubts';
import { messageAt, minute, takeJobs, tick } from '#test/support/ticks';
import { world, type World } from '#test/support/world';

/** Messages of a number that were set aside, for Meta refuses it. The first number need not be named. */
async function setAside(count: number, of = 'main'): Promise<{ chasqui: World; refs: readonly string[] }> {
  const chasqui = world();
  const { status: _, reason: __, since: ___, ...core } = inDoubt();
  const { now } = chasqui.clock;
  const refs: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const message = `${String.fromCharCode(65 + (index % 26))}A${String(index).padStart(14, '0')}`;
    const ref = formatRef({ record: 'r'.repeat(22), slice: 0, at: now, message });
    refs.push(ref);
    const planned = { ...core, ref, ...((index % 2 === 0 || of !== 'main') && { number: of }) };
    const queued = await chasqui.ports.messages.plan({ ...planned, status: 'queued', dueAt: now });
    const aside = advance(queued, { status: 'waiting', dueAt: now, code: 131042, stopped: true });
    await chasqui.ports.messages.move(aside, 1);
  }
  await chasqui.ports.paces.change(of, () => ({ pace: stopped(freshPace, 131042, now) }));
  return { chasqui, refs };
}

const resume = ({ ports, clock }: World, of = 'main') =>
  ports.paces.change(of, (pace) => ({ pace: resumed(pace, clock.now) }));

describe('messages that were set aside while their number is stopped', () => {
  it('are left there until it may be tried, and then some of them are, for a few may not go in any case', async () => {
    const { chasqui, refs } = await setAside(120);
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
    chasqui.clock.now += minute;
    await tick(chasqui);
    const candidates = takeJobs(chasqui);
    expect(candidates.length).toBeGreaterThanOrEqual(50);
    expect(candidates.length).toBeLessThan(100);
    expect(refs).toEqual(expect.arrayContaining([...candidates]));
    expect((await messageAt(chasqui, candidates[0] ?? '')).value.status).toBe('queued');
  });

  it('all go back to the queue when it may send again', async () => {
    const { chasqui, refs } = await setAside(40);
    await resume(chasqui);
    expect(await tick(chasqui)).toMatchObject({ enqueued: 40 });
    expect(takeJobs(chasqui).toSorted()).toEqual(refs.toSorted());
  });

  it('go back page by page, of the number that they name', async () => {
    const { chasqui, refs } = await setAside(2700, 'second');
    await resume(chasqui, 'second');
    expect(await tick(chasqui)).toMatchObject({ enqueued: 2700 });
    expect(new Set(takeJobs(chasqui)).size).toBe(refs.length);
  });

  it('are looked for until none has come for a minute, for an index lags', async () => {
    const { chasqui } = await setAside(1);
    await resume(chasqui);
    await tick(chasqui);
    expect(await tick(chasqui)).toMatchObject({ due: 1, enqueued: 0 });
    expect((await chasqui.ports.paces.of('main')).backlog).toBeDefined();
    chasqui.clock.now += minute;
    await tick(chasqui);
    expect((await chasqui.ports.paces.of('main')).backlog).toBeUndefined();
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
  });

  it('are not forgotten where one was set aside at that very moment', async () => {
    const { chasqui } = await setAside(0);
    await resume(chasqui);
    chasqui.clock.now += minute;
    const { due, paces } = chasqui.ports;
    const meanwhile: typeof due = {
      ...due,
      async find(shard, request) {
        const page = await due.find(shard, request);
        await paces.change('main', (pace) => ({ pace: withBacklog(pace, chasqui.clock.now) }));
        return page;
      },
    };
    await tick(chasqui, { due: meanwhile });
    expect((await paces.of('main')).backlog).toEqual({ dueAt: chasqui.clock.now });
  });

  it('are forgotten once, whoever does it', async () => {
    const { chasqui } = await setAside(0);
    await resume(chasqui);
    chasqui.clock.now += minute;
    const { due, paces } = chasqui.ports;
    const meanwhile: typeof due = {
      ...due,
      async find(shard, request) {
        const page = await due.find(shard, request);
        if (shard.startsWith('stopped#'))
          await paces.change('main', (pace) => ({ pace: withoutBacklog(pace) }));
        return page;
      },
    };
    await tick(chasqui, { due: meanwhile });
    expect(await tick(chasqui)).toEqual({ kind: 'idle' });
  });

  it('are nothing where the number has none any more', async () => {
    const { chasqui } = await setAside(0);
    chasqui.clock.now += minute;
    const later = { ...chasqui.ports.paces, of: async () => freshPace };
    expect(await tick(chasqui, { paces: later })).toMatchObject({ due: 1, enqueued: 0 });
  });

  it('may have been taken on by somebody else, or be something else altogether', async () => {
    const { chasqui, refs } = await setAside(2);
    await resume(chasqui);
    const { due, messages } = chasqui.ports;
    const gone = {
      ...messages,
      find: async (ref: string) => (ref === refs[0] ? undefined : messages.find(ref)),
    };
    expect(await tick(chasqui, { messages: gone })).toMatchObject({ enqueued: 1 });
    const odd: typeof due = {
      ...due,
      find: async (shard, request) =>
        shard.startsWith('stopped#')
          ? { things: [{ kind: 'number', number: 'other' }] }
          : due.find(shard, request),
    };
    await expect(tick(chasqui, { due: odd })).rejects.toThrow('due things failed');
  });

  it('are left to the next tick where this one has no time for them', async () => {
    const { chasqui } = await setAside(40);
    await resume(chasqui);
    const slow = {
      put: async (jobs: Parameters<typeof chasqui.ports.sendQueue.put>[0]) => {
        chasqui.clock.now += 45_000;
        await chasqui.ports.sendQueue.put(jobs);
      },
    };
    await tick(chasqui, { sendQueue: slow });
    const first = takeJobs(chasqui).length;
    expect(first).toBeLessThan(40);
    await tick(chasqui);
    expect(first + takeJobs(chasqui).length).toBe(40);
  });

  describe('and name no number', () => {
    /** Another number was deployed as the first one while they were set aside, and that of before is still stopped. */
    async function replaced(count: number) {
      const { chasqui, refs } = await setAside(count);
      const nameless = refs.filter((_, index) => index % 2 === 1);
      /** Those that name no number and were released by the next tick. */
      const turn = async () => {
        await tick(chasqui, {}, 'new');
        return takeJobs(chasqui).filter((ref) => nameless.includes(ref));
      };
      return { chasqui, nameless, turn };
    }

    it('go from the first number that there is by now, though the one of before never sends again', async () => {
      const { chasqui, nameless, turn } = await replaced(8);
      chasqui.clock.now += minute;
      expect(await turn()).toEqual([]);
      expect((await turn()).toSorted()).toEqual(nameless.toSorted());
      expect((await chasqui.ports.paces.of('new')).breaker).toBeUndefined();
    });

    it('wait for the first number where that is stopped as well, some of them for its probe', async () => {
      const { chasqui, nameless, turn } = await replaced(240);
      const { paces } = chasqui.ports;
      await paces.change('new', () => ({ pace: withoutBacklog(stopped(freshPace, 368, chasqui.clock.now)) }));
      chasqui.clock.now += minute;
      expect(await turn()).toEqual([]);
      const candidates = (await turn()).length;
      expect(candidates).toBeGreaterThan(0);
      expect(candidates).toBeLessThan(nameless.length);
      await resume(chasqui, 'new');
      expect(await turn()).toHaveLength(nameless.length - candidates);
    });

    it('leave the first number alone where none of them is aside', async () => {
      const { chasqui } = await setAside(2, 'second');
      chasqui.clock.now += minute;
      await tick(chasqui);
      expect((await chasqui.ports.paces.of('main')).backlog).toBeUndefined();
    });

    it('are looked for on when the first number looks after others already', async () => {
      const { chasqui, turn } = await replaced(2);
      chasqui.clock.now += minute;
      const { paces } = chasqui.ports;
      const backlog = { dueAt: chasqui.clock.now + minute };
      await paces.change('new', () => ({ pace: { ...freshPace, backlog } }));
      await turn();
      expect((await paces.of('new')).backlog).toEqual(backlog);
    });
  });
});
