import { describe, expect, it } from 'vitest';
import { eventId, recordId } from '#domain/identity';
import { applyWorkspace, peopledWorld, ticketEvent, type World, world } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

function recordOf({ tools }: World, key = 'T-1') {
  return recordId(tools.entropy.sha256, 'ticket', key);
}

async function factsOf(chasqui: World, record = recordOf(chasqui)) {
  return (await chasqui.ports.ledger.ofRecord(record)).facts;
}

describe('an event that a route takes', () => {
  it('changes its record, plans its people and queues their messages', async () => {
    const chasqui = await peopledWorld();
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({
      kind: 'routed',
      routes: 1,
      planned: 2,
      suppressed: 0,
    });
    const facts = await factsOf(chasqui);
    expect(facts.map(({ kind }) => kind).toSorted()).toEqual(['record-changed', 'slot', 'slot']);
    const record = await chasqui.ports.records.find(recordOf(chasqui));
    expect(record?.value).toMatchObject({
      title: 'Printer is on fire',
      stage: 'open',
      channel: 'helpdesk',
      branch: 'sp',
    });
    expect(chasqui.ports.sendQueue.refs).toHaveLength(2);
    for (const ref of chasqui.ports.sendQueue.refs) {
      expect((await chasqui.ports.messages.find(ref))?.value).toMatchObject({ status: 'queued', attempt: 0 });
    }
    expect(chasqui.ports.meter.of('messages-planned')).toBe(2);
  });

  it('says why a person is not told', async () => {
    const chasqui = world();
    await applyWorkspace(chasqui);
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({ planned: 0, suppressed: 2 });
    const reasons = (await factsOf(chasqui)).flatMap((fact) =>
      fact.kind === 'slot' && fact.plan.kind === 'suppressed' ? [fact.plan.reason] : [],
    );
    expect(reasons).toEqual(['unknown-person', 'unknown-person']);
  });

  it('leaves a fact where it reached nobody', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1', { detailType: 'TicketClosed' }));
    const facts = await factsOf(chasqui);
    expect(facts.find(({ kind }) => kind === 'nobody-notified')).toMatchObject({
      route: 'ticket-closed',
      channels: ['empty'],
      suppressed: 0,
    });
    expect(chasqui.ports.meter.of('nobody-notified')).toBe(1);
  });

  it('whose record cannot be named is accounted for under the event itself', async () => {
    const chasqui = await peopledWorld();
    const event = ticketEvent('1', { detail: { subject: 'no id' } });
    expect(await chasqui.route(event)).toMatchObject({ kind: 'routed', planned: 0 });
    const { sha256 } = chasqui.tools.entropy;
    const facts = await factsOf(chasqui, recordId(sha256, 'event', eventId(sha256, 'helpdesk', '1')));
    expect(facts).toMatchObject([
      { kind: 'nobody-notified' },
      { kind: 'route-failed', reason: 'record-key-empty' },
    ]);
  });

  it('tells a person once where two members of the channel are that person', async () => {
    const chasqui = await peopledWorld();
    const twice: World['ports']['people'] = {
      ...chasqui.ports.people,
      byCompanyIds: async () => {
        const found = await chasqui.ports.people.byCompanyIds(['ana']);
        return new Map(
          [...found].flatMap(([, ana]) => [
            ['ana', ana],
            ['rui', ana],
          ]),
        );
      },
    };
    expect(await chasqui.route(ticketEvent('1'), { ...chasqui.ports, people: twice })).toMatchObject({
      planned: 1,
      suppressed: 1,
    });
    const facts = await factsOf(chasqui);
    expect(facts.flatMap((fact) => (fact.kind === 'slot' ? [fact.plan] : []))).toContainEqual({
      kind: 'suppressed',
      reason: 'duplicate',
    });
  });
});

describe('a person whom two routes of one event reach', () => {
  const again = { ...ticketOpened, id: 'again' };

  it('is told once, by the first, and the second says so', async () => {
    const chasqui = await peopledWorld();
    await applyWorkspace(chasqui, smallWorkspace({ routes: [ticketOpened, again] }), 'v2');
    chasqui.clock.now += 60_000;
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({ routes: 2, planned: 2, suppressed: 2 });
    expect(chasqui.ports.sendQueue.refs).toHaveLength(2);
    const facts = await factsOf(chasqui);
    const second = facts.flatMap((fact) =>
      fact.kind === 'slot' && fact.route === 'again' ? [fact.plan] : [],
    );
    expect(second).toEqual([
      { kind: 'suppressed', reason: 'duplicate' },
      { kind: 'suppressed', reason: 'duplicate' },
    ]);
    expect(facts.some(({ kind }) => kind === 'nobody-notified')).toBe(false);
  });

  it('is told by the second where the first could not', async () => {
    const chasqui = await peopledWorld();
    const [tell] = ticketOpened.tell;
    const silent = {
      ...again,
      tell: tell === undefined ? [] : [{ ...tell, with: { number: '{{ detail }}', subject: '' } }],
    };
    await applyWorkspace(chasqui, smallWorkspace({ routes: [silent, ticketOpened] }), 'v2');
    chasqui.clock.now += 60_000;
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({ planned: 2, suppressed: 2 });
  });
});

describe('an event that no route takes', () => {
  it('is counted and leaves no fact', async () => {
    const chasqui = await peopledWorld();
    const event = ticketEvent('1', { source: 'somebody-else' });
    expect(await chasqui.route(event)).toMatchObject({ kind: 'unrouted' });
    expect(chasqui.ports.meter.of('events-unrouted')).toBe(1);
    expect(await factsOf(chasqui)).toEqual([]);
    expect(await chasqui.route(event)).toMatchObject({ kind: 'unrouted' });
    expect(chasqui.ports.meter.of('events-unrouted')).toBe(1);
  });
});

describe('before a workspace is applied', () => {
  it('an event is not lost but comes again, with what to do', async () => {
    await expect(world().route(ticketEvent('1'))).rejects.toThrow('chasqui apply');
  });
});
