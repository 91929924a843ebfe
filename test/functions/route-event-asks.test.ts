import { describe, expect, it } from 'vitest';
import { personOf, ticketEvent, type World } from '#test/support/world';
import { askedOf, askingWorld, askOf, opened, plansOf, routeWith } from '#test/support/asking-route';
import { ticketOpened } from '#test/support/workspace';

const hour = 3_600_000;
const everybody = ['ana', 'rui', 'eva'] as const;

async function statesOf(chasqui: World, ask: ReturnType<typeof askOf>) {
  const found = await Promise.all(everybody.map((company) => chasqui.ports.messages.find(ask.ref(company))));
  return found.map((one) => one?.value.status);
}

const toAll = { tell: [{ channel: 'helpdesk', template: 'may', with: { who: '{{detail.id}}' } }] };

describe('a route that asks', () => {
  it('opens the ask with its fact, and asks those whom its entry tells, each with a message bound to it', async () => {
    const chasqui = await askingWorld([
      routeWith({ mode: { kind: 'quorum', of: 2 } }, { notAfter: 9 * hour }),
    ]);
    const ask = askOf(chasqui, opened());
    expect(await chasqui.route(opened())).toMatchObject({ planned: 2, suppressed: 0 });
    const at = chasqui.clock.now;
    expect((await chasqui.ports.asks.find(ask))?.value).toMatchObject({
      of: 2,
      deadline: at + hour,
      channel: 'helpdesk',
      state: { kind: 'open', dueAt: at + hour + 90_000 },
    });
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts.find(({ kind }) => kind === 'ask-planned')).toMatchObject({
      ask: 'approval',
      plan: { kind: 'opened', mode: 'quorum', needed: 2, of: 2 },
    });
    expect((await chasqui.ports.messages.find(ask.ref('ana')))?.value).toMatchObject({
      ask: ask.id,
      status: 'queued',
      notAfter: at + hour,
    });
    expect(await askedOf(chasqui, ask, 'ana')).toMatchObject({ ask: ask.id, state: { kind: 'open' } });
    expect(await askedOf(chasqui, ask, 'eva')).toBeUndefined();
  });

  it('tells, and does not ask, whom an entry without buttons tells', async () => {
    const inform = {
      channel: 'helpdesk',
      role: 'manager',
      template: 'ticket_opened',
      with: { number: '1', subject: 'x' },
    };
    const [told] = routeWith({}).tell;
    const chasqui = await askingWorld([routeWith({}, { tell: told === undefined ? [] : [told, inform] })]);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(2);
    const message = (await chasqui.ports.messages.find(ask.ref('eva')))?.value;
    expect(message?.status).toBe('queued');
    expect(message?.ask).toBeUndefined();
  });

  it('does not ask whom it excepts, however many that are', async () => {
    const chasqui = await askingWorld([routeWith({ except: '{{detail.requester}}' })]);
    const event = ticketEvent('1', {
      detail: { id: 'T-1', subject: 'x', priority: 'high', requester: 'rui, somebody' },
    });
    const ask = askOf(chasqui, event);
    await chasqui.route(event);
    const plans = await plansOf(chasqui, ask, everybody);
    expect(plans.get('rui')).toEqual({ kind: 'suppressed', reason: 'excepted' });
    expect(plans.get('ana')?.kind).toBe('planned');
    expect((await chasqui.ports.asks.find(ask))?.value.of).toBe(1);
    expect(await askedOf(chasqui, ask, 'rui')).toBeUndefined();
  });

  it('asks nobody where it cannot be read who may not answer', async () => {
    const chasqui = await askingWorld([routeWith({ except: '{{ detail | nonsense }}' })]);
    expect(await chasqui.route(opened())).toMatchObject({ planned: 0, suppressed: 2 });
  });

  it('asks once while the ask is open: another event of the route asks nobody, and says why', async () => {
    const chasqui = await askingWorld([routeWith({})]);
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    const again = askOf(chasqui, opened('2'));
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 0, suppressed: 2 });
    const plans = await plansOf(chasqui, again, ['ana']);
    expect(plans.get('ana')).toEqual({ kind: 'suppressed', reason: 'already-asked' });
    expect(await chasqui.ports.asks.find(again)).toBeUndefined();
    const { facts } = await chasqui.ports.ledger.ofRecord(again.record);
    // They are asked by the ask that stands: it is not that nobody was told.
    expect(facts.some(({ kind }) => kind === 'nobody-notified')).toBe(false);
    expect(facts.filter(({ kind }) => kind === 'ask-planned')).toMatchObject([
      { plan: { kind: 'opened' } },
      { plan: { kind: 'refused', reason: 'already-asked' } },
    ]);
  });

  it('asks again where its rule says so', async () => {
    const chasqui = await askingWorld([routeWith({ again: true })]);
    await chasqui.route(opened());
    chasqui.clock.now += 60_000;
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 2 });
    expect(await chasqui.ports.asks.ofRecord(askOf(chasqui, opened()).record)).toHaveLength(2);
  });

  it('asks whom an earlier route of the same event tells as well: that message has no buttons', async () => {
    const [told] = routeWith({}).tell;
    const before = { ...ticketOpened, id: 'before' };
    const after = { ...ticketOpened, id: 'after' };
    const chasqui = await askingWorld([
      before,
      routeWith({}, { id: 'asks', tell: told ? [told] : [] }),
      after,
    ]);
    const ask = askOf(chasqui, opened(), 'asks');
    await chasqui.route(opened());
    expect((await plansOf(chasqui, ask, ['ana'])).get('ana')?.kind).toBe('planned');
    const later = askOf(chasqui, opened(), 'after');
    expect((await plansOf(chasqui, later, ['ana'])).get('ana')).toMatchObject({ reason: 'duplicate' });
  });

  it('of one after the other keeps back all but the first', async () => {
    const chasqui = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    expect(await statesOf(chasqui, ask)).toEqual(['queued', 'held', 'held']);
    expect((await chasqui.ports.asks.find(ask))?.value).toMatchObject({
      turn: 0,
      line: everybody.map((company) => ask.ref(company)),
    });
    expect(chasqui.ports.sendQueue.refs).toEqual([ask.ref('ana')]);
  });

  it('has no place in the line for somebody whom it cannot tell, but misses their answer', async () => {
    const chasqui = await askingWorld([routeWith({ mode: { kind: 'sequential' } }, toAll)]);
    const found = await chasqui.ports.people.find(personOf('ana').id);
    const { phone: _, ...withoutPhone } = personOf('ana');
    await chasqui.ports.people.save(withoutPhone, found?.version ?? 0);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(ask))?.value).toMatchObject({
      of: 3,
      line: [ask.ref('rui'), ask.ref('eva')],
    });
    expect(await statesOf(chasqui, ask)).toEqual([undefined, 'queued', 'held']);
  });

  it('has the process called back where the event says where', async () => {
    const url = 'https://erp.example.com/{{detail.id}}';
    const chasqui = await askingWorld([
      routeWith({ callback: { kind: 'https', url } }, { id: 'by-https' }),
      routeWith(
        { callback: { kind: 'task', token: '{{detail.token}}', heartbeat: 600_000 } },
        { id: 'by-task' },
      ),
      routeWith({ callback: { kind: 'task', token: '{{detail.other}}' } }, { id: 'by-nothing' }),
      routeWith({ callback: { kind: 'task', token: '{{detail | nonsense}}' } }, { id: 'unreadable' }),
      routeWith({ callback: { kind: 'task', token: 'plain' } }, { id: 'without-heartbeat' }),
    ]);
    const event = ticketEvent('1', { detail: { id: 'T-1', subject: 'x', priority: 'high', token: 'tok' } });
    await chasqui.route(event);
    const all = await chasqui.ports.asks.ofRecord(askOf(chasqui, event).record);
    const of = (route: string) => all.find(({ value }) => value.route === route)?.value;
    expect(of('by-https')?.callback).toEqual({
      kind: 'https',
      url: 'https://erp.example.com/T-1',
      source: 'helpdesk',
    });
    expect(of('by-task')?.callback).toEqual({ kind: 'task', token: 'tok', heartbeat: 600_000 });
    expect(of('by-task')?.state).toEqual({ kind: 'open', dueAt: chasqui.clock.now + 600_000 });
    expect(of('by-nothing')?.callback).toBeUndefined();
    expect(of('unreadable')?.callback).toBeUndefined();
    expect(of('without-heartbeat')?.callback).toEqual({ kind: 'task', token: 'plain' });
  });
});
