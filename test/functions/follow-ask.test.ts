import { describe, expect, it } from 'vitest';
import { askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';

const minute = 60_000;
const later = Date.UTC(2026, 11, 24);
const everyone = { ...approval, mode: { kind: 'everyone' } } as const;

describe('an ask that was decided', () => {
  it('is told in one line to whoever was asked and has not answered', async () => {
    const { apply, now, tap, told } = await askedPeople();
    await apply(tap('ana', 0));
    const line = '“Printer is on fire” needs no answer from you any more: approved by ANA, 09:01.';
    expect(await told('rui')).toEqual([line]);
    expect(await told('eva')).toEqual([line]);
    expect(await told('ana')).not.toContain(line);
    expect((await now()).state).not.toHaveProperty('dueAt');
  });

  it('is not told again, however often it is followed', async () => {
    const { apply, follow, tap, told } = await askedPeople();
    await apply(tap('ana', 0));
    expect(await follow()).toEqual({ kind: 'ignored', reason: 'followed-already' });
    expect(await told('rui')).toHaveLength(1);
  });

  it('says nothing to those who have answered, nor to those whom no message reached', async () => {
    const { apply, tap, told } = await askedPeople(
      { ...approval, mode: { kind: 'quorum', of: 2 } },
      {
        people: ['ana', 'rui', 'eva', 'leo'],
        status: (company) =>
          company === 'eva'
            ? { status: 'cancelled', reason: 'no-phone' }
            : { status: 'accepted', providerDigest: company },
      },
    );
    await apply(tap('ana', 0));
    await apply(tap('rui', 0));
    expect(await told('ana')).toHaveLength(1);
    expect(await told('eva')).toEqual([]);
    expect(await told('leo')).toHaveLength(1);
  });

  it('waits for a message that is on its way, and tells of it then', async () => {
    const claim = { id: 'c', since: 0, until: 0 };
    const { chasqui, apply, follow, now, tap, told } = await askedPeople(approval, {
      status: (company) =>
        company === 'rui'
          ? { status: 'sending', dueAt: 0, claim }
          : { status: 'doubt', dueAt: later, reason: 'timeout', since: 0 },
    });
    await apply(tap('ana', 0));
    expect(await told('eva')).toHaveLength(1);
    expect(await told('rui')).toEqual([]);
    expect((await now()).state.dueAt).toBe(chasqui.clock.now + 2 * minute);
    expect(await follow()).toEqual({ kind: 'applied', reason: 'comes-again' });
  });

  it('goes by the name of whoever decided, as long as anybody knows it', async () => {
    const { chasqui, apply, tap, told } = await askedPeople();
    const people = {
      ...chasqui.ports.people,
      find: async (id: string) => (id.startsWith('ana') ? undefined : chasqui.ports.people.find(id)),
    };
    await apply(tap('ana', 0), { ...chasqui.ports, people });
    expect(await told('rui')).toEqual([
      '“Printer is on fire” needs no answer from you any more: approved, 09:01.',
    ]);
  });

  it('says nothing to whoever is gone, and goes without its record where that is', async () => {
    const { chasqui, ask, apply, follow, tap, told } = await askedPeople(everyone);
    await apply(tap('ana', 1), {
      ...chasqui.ports,
      asks: { ...chasqui.ports.asks, find: async () => undefined },
    });
    const people = {
      ...chasqui.ports.people,
      find: async (id: string) => (id.startsWith('rui') ? undefined : chasqui.ports.people.find(id)),
    };
    await follow({ ...chasqui.ports, people, records: { find: async () => undefined } });
    expect(await told('rui')).toEqual([]);
    expect(await told('eva')).toEqual(['“-” needs no answer from you any more: rejected by ANA, 09:01.']);
    expect(ask.of).toBe(3);
  });

  it('of a reading tells nobody anything', async () => {
    const { chasqui, ask, follow, now, told } = await askedPeople({
      ...everyone,
      kind: 'reading',
      options: [{ id: 'read' }],
    });
    chasqui.clock.now = ask.deadline + 90_000;
    expect(await follow()).toEqual({ kind: 'applied', reason: 'followed' });
    expect(await told('rui')).toEqual([]);
    expect((await now()).state).toEqual({ kind: 'expired', at: chasqui.clock.now });
  });
});

describe('an ask that two follow at once', () => {
  it('is looked at again by whoever was slower, and found to be followed', async () => {
    const { apply, chasqui, follow, tap, told } = await askedPeople(everyone);
    const find = async () => undefined;
    await apply(tap('ana', 1), { ...chasqui.ports, asks: { ...chasqui.ports.asks, find } });
    const asks = {
      ...chasqui.ports.asks,
      change: async () => {
        await follow();
        return false;
      },
    };
    expect(await follow({ ...chasqui.ports, asks })).toEqual({ kind: 'ignored', reason: 'followed-already' });
    expect(await told('rui')).toHaveLength(1);
  });

  it('does not send a line again that is on its way', async () => {
    const { apply, chasqui, follow, tap } = await askedPeople(everyone);
    const change = async (...given: Parameters<typeof chasqui.ports.asks.change>) =>
      given[0].fact !== undefined && chasqui.ports.asks.change(...given);
    const asks = { ...chasqui.ports.asks, change };
    await expect(apply(tap('ana', 1), { ...chasqui.ports, asks })).rejects.toThrow('20 times');
    for (const ref of new Set(chasqui.ports.sendQueue.refs)) await chasqui.send(ref);
    chasqui.ports.sendQueue.refs.splice(0);
    await follow();
    expect(chasqui.ports.sendQueue.refs).toEqual([]);
  });

  it('says nothing to somebody whose message is not there', async () => {
    const { apply, chasqui, tap, told } = await askedPeople(everyone);
    const { messages } = chasqui.ports;
    const done = tap('ana', 1);
    const find = async (ref: string) => {
      const found = await messages.find(ref);
      return found?.value.member === 'rui' ? undefined : found;
    };
    await apply(done, { ...chasqui.ports, messages: { ...messages, find } });
    expect(await told('rui')).toEqual([]);
    expect(await told('eva')).toHaveLength(1);
  });
});
