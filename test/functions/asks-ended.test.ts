import { describe, expect, it } from 'vitest';
import type { Route } from '#domain/workspace';
import { askingWorld, askOf, opened, routeWith } from '#test/support/asking-route';
import { ticketEvent, type World } from '#test/support/world';

const second = routeWith({}, { id: 'second' });

/** Takes the event that closes a ticket, which tells nobody who is asked. */
function closing(change: Partial<Route> = {}): Route {
  const { ask: _, ...route } = second;
  return {
    ...route,
    id: 'closing',
    when: { source: ['helpdesk'], 'detail-type': ['TicketClosed'] },
    ...change,
  };
}

const closes = closing({ record: { ...second.record, close: true } });

const closed = ticketEvent('closed', { detailType: 'TicketClosed', time: '2026-11-22T12:05:00Z' });

async function statesOf({ ports }: World, record: string) {
  const asks = await ports.asks.ofRecord(record);
  return Object.fromEntries(asks.map(({ value }) => [value.route, value.state]));
}

async function closedFacts({ ports }: World, record: string) {
  return (await ports.ledger.ofRecord(record)).facts.filter((fact) => fact.kind === 'ask-closed');
}

describe('an event that closes the record', () => {
  it('calls off all that is asked about it, each with its fact, and the sweep follows at once', async () => {
    const chasqui = await askingWorld([routeWith({}), second, closes]);
    const { record } = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    await chasqui.route(closed);
    const at = chasqui.clock.now;
    const state = { kind: 'cancelled', reason: 'record-closed', at, dueAt: at };
    expect(await statesOf(chasqui, record)).toEqual({ 'ticket-opened': state, second: state });
    const facts = await closedFacts(chasqui, record);
    expect(facts).toHaveLength(2);
    for (const fact of facts)
      expect(fact).toMatchObject({ as: 'cancelled', reason: 'record-closed', notedAt: at });
  });

  it('delivered again calls nothing off twice', async () => {
    const chasqui = await askingWorld([routeWith({}), closes]);
    const { record } = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    await chasqui.route(closed);
    const before = await closedFacts(chasqui, record);
    chasqui.clock.now += 60_000;
    await chasqui.route(closed);
    expect(await closedFacts(chasqui, record)).toEqual(before);
  });

  it('leaves alone what is asked because of it', async () => {
    const chasqui = await askingWorld([
      routeWith({}),
      { ...routeWith({}, { id: 'asks-why' }), when: closes.when, record: closes.record },
    ]);
    const { record } = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    await chasqui.route(closed);
    await chasqui.route(closed);
    expect(await statesOf(chasqui, record)).toMatchObject({
      'ticket-opened': { kind: 'cancelled' },
      'asks-why': { kind: 'open' },
    });
  });

  it('leaves alone what is decided', async () => {
    const chasqui = await askingWorld([routeWith({}), closes]);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    const found = await chasqui.ports.asks.find(ask);
    if (found === undefined) throw new Error('there is no ask');
    const state = { kind: 'decided', at: chasqui.clock.now, person: 'p', outcome: 'approved' } as const;
    await chasqui.ports.asks.change({ ask: { ...found, value: { ...found.value, state } } });
    chasqui.clock.now += 60_000;
    await chasqui.route(closed);
    expect(await statesOf(chasqui, ask.record)).toEqual({ 'ticket-opened': state });
  });

  it('looks again where somebody answers meanwhile, and gives up where that never ends', async () => {
    const chasqui = await askingWorld([routeWith({}), closes]);
    const { record } = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    const never: World['ports']['asks'] = { ...chasqui.ports.asks, change: async () => false };
    await expect(chasqui.route(closed, { ...chasqui.ports, asks: never })).rejects.toThrow(
      /changed 20 times/,
    );
    let tries = 0;
    const once: World['ports']['asks'] = {
      ...chasqui.ports.asks,
      change: async (change) => {
        tries += 1;
        return tries > 1 && chasqui.ports.asks.change(change);
      },
    };
    await chasqui.route(closed, { ...chasqui.ports, asks: once });
    expect(await closedFacts(chasqui, record)).toHaveLength(1);
  });
});

describe('an event of a route that ends what others ask', () => {
  it('calls off what those ask about the same record, and nothing else', async () => {
    const chasqui = await askingWorld([routeWith({}), second, closing({ endsAsks: ['second'] })]);
    const { record } = askOf(chasqui, opened());
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    await chasqui.route({ ...closed, id: 'other', detail: { ...closed.detail, id: 'T-2' } });
    expect(await statesOf(chasqui, record)).toMatchObject({ second: { kind: 'open' } });
    await chasqui.route(closed);
    expect(await statesOf(chasqui, record)).toMatchObject({
      'ticket-opened': { kind: 'open' },
      second: { kind: 'cancelled', reason: 'ended' },
    });
  });
});

describe('an ask that is opened after its record was closed', () => {
  it('is called off at once', async () => {
    const chasqui = await askingWorld([routeWith({}), closes]);
    const ask = askOf(chasqui, opened());
    const asks: World['ports']['asks'] = {
      ...chasqui.ports.asks,
      open: async (...given) => {
        chasqui.clock.now += 60_000;
        await chasqui.route(closed);
        return chasqui.ports.asks.open(...given);
      },
    };
    await chasqui.route(opened(), { ...chasqui.ports, asks });
    const at = chasqui.clock.now;
    expect((await chasqui.ports.asks.find(ask))?.value.state).toEqual({
      kind: 'cancelled',
      reason: 'record-closed',
      at,
      dueAt: at,
    });
    expect(await closedFacts(chasqui, ask.record)).toHaveLength(1);
  });
});
