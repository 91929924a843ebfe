import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';

const minute = 60_000;
const later = Date.UTC(2026, 11, 24);

describe('an ask in which each has their turn', () => {
  const sequential = { ...approval, mode: { kind: 'sequential' } } as const;
  const held = (company: string) =>
    company === 'ana'
      ? ({ status: 'accepted', providerDigest: company } as const)
      : ({ status: 'held', dueAt: later } as const);

  it('sends the next one their message when the one before has answered, and only then', async () => {
    const { chasqui, apply, ask, now, tap } = await askedPeople(sequential, { status: held });
    await apply(tap('ana', 0));
    const [, rui = '', eva = ''] = (await now()).line ?? [];
    expect(chasqui.ports.sendQueue.refs).toContain(rui);
    expect(chasqui.ports.sendQueue.refs).not.toContain(eva);
    expect(await now()).toMatchObject({ turn: 1, state: { kind: 'open', dueAt: ask.deadline + 90_000 } });
  });

  it('sends it once, however often it is followed', async () => {
    const { chasqui, apply, follow, now, tap } = await askedPeople(sequential, { status: held });
    await apply(tap('ana', 0));
    await follow();
    const [, rui = ''] = (await now()).line ?? [];
    expect(chasqui.ports.sendQueue.refs.filter((ref) => ref === rui)).toHaveLength(1);
  });

  it('goes on without a message that is not there', async () => {
    const { chasqui, apply, now, tap } = await askedPeople(sequential, { status: held });
    const { messages } = chasqui.ports;
    const find = async (ref: string) => {
      const found = await messages.find(ref);
      return found?.value.member === 'rui' ? undefined : found;
    };
    await apply(tap('ana', 0), { ...chasqui.ports, messages: { ...messages, find } });
    expect((await now()).turn).toBe(1);
  });

  it('cancels the messages that were kept back when it ends', async () => {
    const { chasqui, apply, now, tap, kinds, told } = await askedPeople(sequential, { status: held });
    await apply(tap('ana', 1));
    for (const ref of (await now()).line?.slice(1) ?? [])
      expect((await chasqui.ports.messages.find(ref))?.value).toMatchObject({
        status: 'cancelled',
        reason: 'ask-closed',
      });
    expect(await told('rui')).toEqual([]);
    expect((await kinds()).filter((kind) => kind === 'ended ask-closed')).toHaveLength(2);
  });

  it('is found by the sweep where nobody lived to send the next one theirs', async () => {
    const { chasqui, apply, now, tap } = await askedPeople(sequential, { status: held });
    const dead = { ...chasqui.ports.asks, find: () => Promise.reject(new Error('killed')) };
    const done = tap('ana', 0);
    await expect(apply(done, { ...chasqui.ports, asks: dead })).rejects.toThrow('killed');
    expect((await now()).state.dueAt).toBe(done.happenedAt + 2 * minute);
  });

  it('comes back where a message that was kept back went on meanwhile', async () => {
    const { chasqui, apply, now, tap } = await askedPeople(sequential, { status: held });
    const messages = { ...chasqui.ports.messages, move: async () => false };
    await apply(tap('ana', 1), { ...chasqui.ports, messages });
    expect((await now()).state.dueAt).toBe(chasqui.clock.now + 2 * minute);
  });

  it('is decided when the last one has answered', async () => {
    const { apply, now, tap } = await askedPeople(sequential, { people: ['ana', 'rui'] });
    await apply(tap('ana', 0));
    await apply(tap('rui', 0));
    expect(await now()).toMatchObject({ turn: 2, state: { kind: 'decided', outcome: 'approved' } });
  });

  it('leaves it to another worker that was faster', async () => {
    const { chasqui, apply, tap } = await askedPeople(sequential, { status: held });
    const messages = { ...chasqui.ports.messages, move: async () => false };
    await apply(tap('ana', 0), { ...chasqui.ports, messages });
    expect(chasqui.ports.sendQueue.jobs.map(({ ref }) => ref)).toHaveLength(1);
  });
});
