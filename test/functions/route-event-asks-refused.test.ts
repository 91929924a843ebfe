import { describe, expect, it } from 'vitest';
import { askingWorld, askOf, opened, plansOf, routeWith } from '#test/support/asking-route';
import { personOf, ticketEvent } from '#test/support/world';

const hour = 3_600_000;

describe('a route that asks', () => {
  it.each([
    ['the event lacks the field', undefined],
    ['nobody is known by what it names', 'rui@example.com'],
  ])('asks nobody where %s by which it is known who may not answer', async (_, requester) => {
    const chasqui = await askingWorld([routeWith({ except: '{{detail.requester}}' })]);
    const event = ticketEvent('1', {
      detail: { id: 'T-1', subject: 'x', priority: 'high', ...(requester !== undefined && { requester }) },
    });
    const ask = askOf(chasqui, event);
    expect(await chasqui.route(event)).toMatchObject({ planned: 0, suppressed: 2 });
    const plans = await plansOf(chasqui, ask, ['ana']);
    expect(plans.get('ana')).toEqual({ kind: 'suppressed', reason: 'excepts-nobody' });
    expect(await chasqui.ports.asks.find(ask)).toBeUndefined();
  });

  it('does not ask whom it excepts in other letters, and everybody where the text says nobody', async () => {
    const chasqui = await askingWorld([routeWith({ except: '{{detail.requester}}', again: true })]);
    const by = (id: string, requester: string) =>
      ticketEvent(id, { detail: { id: 'T-1', subject: 'x', priority: 'high', requester } });
    const ask = askOf(chasqui, by('1', 'RUI'));
    await chasqui.route(by('1', 'RUI'));
    expect((await plansOf(chasqui, ask, ['rui'])).get('rui')).toMatchObject({ reason: 'excepted' });
    expect(await chasqui.route(by('2', 'nobody'))).toMatchObject({ planned: 2 });
  });

  it('opens nothing where nobody can be told, so that the next event asks once their numbers are put right', async () => {
    const chasqui = await askingWorld([routeWith({})]);
    const save = async (company: string, hasPhone: boolean) => {
      const { phone, ...rest } = personOf(company);
      const found = await chasqui.ports.people.find(rest.id);
      await chasqui.ports.people.save(
        { ...rest, ...(hasPhone && phone !== undefined && { phone }) },
        found?.version ?? 0,
      );
    };
    for (const company of ['ana', 'rui']) await save(company, false);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    expect((await plansOf(chasqui, ask, ['ana'])).get('ana')).toMatchObject({ reason: 'no-phone' });
    expect(await chasqui.ports.asks.find(ask)).toBeUndefined();
    for (const company of ['ana', 'rui']) await save(company, true);
    chasqui.clock.now += 60_000;
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 2 });
  });

  it('calls off what can never be decided, and asks nobody', async () => {
    const chasqui = await askingWorld([routeWith({ mode: { kind: 'quorum', of: 2 }, except: 'rui' })]);
    const ask = askOf(chasqui, opened());
    expect(await chasqui.route(opened())).toMatchObject({ planned: 0, suppressed: 2 });
    expect((await plansOf(chasqui, ask, ['ana'])).get('ana')).toMatchObject({ reason: 'undecidable' });
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'ask-closed', as: 'cancelled', reason: 'undecidable' }),
    );
    expect((await chasqui.ports.asks.find(ask))?.value.state).toMatchObject({ reason: 'undecidable' });
    expect(await chasqui.route(opened())).toMatchObject({ planned: 0 });
  });

  it('calls back whoever waits now, where a process is tried again while the ask is open', async () => {
    const rule = { callback: { kind: 'task', token: '{{detail.token}}', heartbeat: 600_000 } } as const;
    const chasqui = await askingWorld([routeWith(rule)]);
    const by = (id: string) =>
      ticketEvent(id, { detail: { id: 'T-1', subject: 'x', priority: 'high', token: `token-${id}` } });
    const ask = askOf(chasqui, by('1'));
    await chasqui.route(by('1'));
    chasqui.clock.now += 60_000;
    await chasqui.route(by('2'));
    await chasqui.route(by('2'));
    expect((await chasqui.ports.asks.find(ask))?.value.callback).toMatchObject({ token: 'token-2' });
    const { facts } = await chasqui.ports.ledger.ofRecord(ask.record);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'ask-planned', plan: expect.objectContaining({ callback: true }) }),
    );
  });

  it('asks again once the time is over, though the ask was not closed yet', async () => {
    const chasqui = await askingWorld([routeWith({})]);
    await chasqui.route(opened());
    chasqui.clock.now += hour;
    expect(await chasqui.route(opened('2'))).toMatchObject({ planned: 2 });
  });

  it('is listed under the first channel that it asks, whoever is informed before', async () => {
    const inform = { channel: 'empty', template: 'ticket_opened', with: { number: '1', subject: 'x' } };
    const chasqui = await askingWorld([routeWith({}, { tell: [inform, ...routeWith({}).tell] })]);
    const ask = askOf(chasqui, opened());
    await chasqui.route(opened());
    expect((await chasqui.ports.asks.find(ask))?.value.channel).toBe('helpdesk');
  });
});
