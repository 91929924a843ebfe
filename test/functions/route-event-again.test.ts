import { describe, expect, it } from 'vitest';
import { eventId, recordId } from '#domain/identity';
import {
  addPerson,
  applyWorkspace,
  peopledWorld,
  personOf,
  ticketEvent,
  type World,
  world,
} from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

function recordOf({ tools }: World, key = 'T-1') {
  return recordId(tools.entropy.sha256, 'ticket', key);
}

async function factsOf(chasqui: World, record = recordOf(chasqui)) {
  return (await chasqui.ports.ledger.ofRecord(record)).facts;
}

describe('an event delivered again', () => {
  it('keeps its first moment and workspace version, whatever changed meanwhile', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1'));
    const before = await factsOf(chasqui);
    chasqui.clock.now += 86_400_000;
    const everyone = ticketOpened.tell.map((tell) => ({
      channel: tell.channel,
      template: tell.template,
      with: tell.with,
    }));
    await applyWorkspace(chasqui, smallWorkspace({ routes: [{ ...ticketOpened, tell: everyone }] }), 'v2');
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({ planned: 2 });
    expect(await factsOf(chasqui)).toEqual(before);
    await chasqui.route(ticketEvent('2'));
    const slots = (await factsOf(chasqui)).filter(({ kind }) => kind === 'slot');
    expect(slots).toHaveLength(5);
  });

  it('goes on from the slot that stands, not from what it would decide today', async () => {
    const chasqui = world();
    await applyWorkspace(chasqui);
    await chasqui.route(ticketEvent('1'));
    const before = await factsOf(chasqui);
    for (const company of ['ana', 'rui']) await addPerson(chasqui, personOf(company));
    expect(await chasqui.route(ticketEvent('1'))).toMatchObject({ planned: 0, suppressed: 2 });
    expect(await factsOf(chasqui)).toEqual(before);
    expect(await chasqui.route(ticketEvent('2'))).toMatchObject({ planned: 2 });
  });

  it('does not queue what has been sent', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1'));
    for (const ref of chasqui.ports.sendQueue.refs.splice(0)) await chasqui.send(ref);
    await chasqui.route(ticketEvent('1'));
    expect(chasqui.ports.sendQueue.refs).toEqual([]);
  });
});

describe('an event that comes late', () => {
  const closing = ticketEvent('2', { detailType: 'TicketClosed', time: '2026-11-22T11:59:00Z' });
  const opening = ticketEvent('1', { time: '2026-11-22T11:50:00Z', detail: { id: 'T-1', subject: 'Old' } });

  it('after all that it says was written by later ones is a fact, and nobody is told', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('2', { time: '2026-11-22T11:59:00Z' }));
    chasqui.ports.sendQueue.refs.splice(0);
    const old = ticketEvent('1', {
      time: '2026-11-22T11:50:00Z',
      detail: { id: 'T-1', subject: 'Old', priority: 'low' },
    });
    expect(await chasqui.route(old)).toMatchObject({ kind: 'routed', planned: 0, suppressed: 0 });
    expect(await chasqui.route(old)).toMatchObject({ kind: 'routed', planned: 0, suppressed: 0 });
    expect(chasqui.ports.sendQueue.refs).toEqual([]);
    const states = (await factsOf(chasqui)).flatMap((fact) =>
      fact.kind === 'record-changed' ? [fact.state] : [],
    );
    expect(states.toSorted()).toEqual(['opened', 'superseded']);
    expect((await chasqui.ports.records.find(recordOf(chasqui)))?.value.title).toBe('Printer is on fire');
  });

  it('does not open a record again that a later one has closed', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(closing);
    await chasqui.route(opening);
    const record = await chasqui.ports.records.find(recordOf(chasqui));
    expect(record?.value).toMatchObject({ stage: 'closed', title: 'Printer is on fire' });
    expect(record?.value.closedAt).toBeDefined();
  });

  it('from a clock that runs ahead is stamped with the time of receipt, and the fact says so', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1', { time: '2030-01-01T00:00:00Z' }));
    expect(await factsOf(chasqui)).toContainEqual(
      expect.objectContaining({ kind: 'record-changed', clockAhead: true }),
    );
  });
});

describe('two events for one record at once', () => {
  it('both find their change in the ledger, and the record has both', async () => {
    const chasqui = await peopledWorld();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        chasqui.route(ticketEvent(String(index), { detail: { id: 'T-1', subject: `s${index}` } })),
      ),
    );
    const facts = await factsOf(chasqui);
    expect(facts.filter(({ kind }) => kind === 'record-changed')).toHaveLength(10);
    expect((await chasqui.ports.records.find(recordOf(chasqui)))?.version).toBe(10);
  });

  it('give up where the record never stands still', async () => {
    const chasqui = await peopledWorld();
    const records = { ...chasqui.ports.records, change: async () => ({ kind: 'stale' as const }) };
    await expect(chasqui.route(ticketEvent('1'), { ...chasqui.ports, records })).rejects.toThrow('50 times');
  });
});

describe('a producer’s own id', () => {
  const sources = [
    { id: 'helpdesk', signature: 'iam' as const, eventId: 'detail.eventId', sequence: 'detail.version' },
  ];
  const from = (envelope: string, detail: object) =>
    ticketEvent(envelope, { detail: { id: 'T-1', subject: 's', ...detail } });

  async function sourcedWorld(): Promise<World> {
    const chasqui = await peopledWorld();
    await applyWorkspace(chasqui, smallWorkspace({ sources }), 'v2');
    chasqui.clock.now += 60_000;
    return chasqui;
  }

  it('makes one event of what came under two envelopes', async () => {
    const chasqui = await sourcedWorld();
    await chasqui.route(from('envelope-1', { eventId: 'E-1' }));
    await chasqui.route(from('envelope-2', { eventId: 'E-1' }));
    expect(chasqui.ports.sendQueue.refs).toHaveLength(4);
    expect(new Set(chasqui.ports.sendQueue.refs).size).toBe(2);
    await chasqui.route(from('envelope-3', { eventId: 'E-2' }));
    expect(new Set(chasqui.ports.sendQueue.refs).size).toBe(4);
  });

  it('and its own count order events of one second', async () => {
    const chasqui = await sourcedWorld();
    await chasqui.route(from('1', { eventId: 'E-2', version: 2, subject: 'second' }));
    await chasqui.route(from('2', { eventId: 'E-1', version: 1, subject: 'first' }));
    expect((await chasqui.ports.records.find(recordOf(chasqui)))?.value.title).toBe('second');
  });
});

describe('an id that a source uses for two events', () => {
  it('names the first; the second is not processed, and a fact and a count say so', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1'));
    const before = await factsOf(chasqui);
    const other = ticketEvent('1', { detail: { id: 'T-1', subject: 'Something else' } });
    expect(await chasqui.route(other)).toMatchObject({ kind: 'id-reused' });
    expect(await chasqui.route(other)).toMatchObject({ kind: 'id-reused' });
    expect(await factsOf(chasqui)).toEqual(before);
    const { sha256 } = chasqui.tools.entropy;
    const facts = await factsOf(chasqui, recordId(sha256, 'event', eventId(sha256, 'helpdesk', '1')));
    expect(facts).toMatchObject([{ kind: 'id-reused', source: 'helpdesk', detailType: 'TicketOpened' }]);
    expect(JSON.stringify(facts)).not.toContain('Something');
    expect(chasqui.ports.meter.of('ids-reused')).toBe(2);
  });

  it('is no such thing where only the time differs, for a source that tries again writes its own', async () => {
    const chasqui = await peopledWorld();
    await chasqui.route(ticketEvent('1'));
    expect(await chasqui.route(ticketEvent('1', { time: '2026-11-22T12:05:00Z' }))).toMatchObject({
      kind: 'routed',
    });
    const retyped = ticketEvent('1', { detailType: 'TicketClosed' });
    expect(await chasqui.route(retyped)).toMatchObject({ kind: 'id-reused' });
  });
});
