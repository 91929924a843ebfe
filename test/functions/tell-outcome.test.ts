import { describe, expect, it } from 'vitest';
import type { RecordFact } from '#domain/facts/fact';
import { eventId, recordId } from '#domain/identity';
import type { Workspace } from '#domain/workspace';
import { nobodyEvent, nobodyFact, nobodyHeard, overTheBus, provenNobody } from '#test/support/outcomes';
import { applyWorkspace, peopledWorld, ticketEvent, type World } from '#test/support/world';
import { smallWorkspace } from '#test/support/workspace';

async function worldWith(change: Partial<Workspace> = {}): Promise<World> {
  const chasqui = await peopledWorld();
  await applyWorkspace(chasqui, smallWorkspace({ outcomeRoutes: [nobodyHeard], ...change }), 'v2');
  chasqui.clock.now += 60_000;
  return chasqui;
}

function ticketOf({ tools }: World): string {
  return recordId(tools.entropy.sha256, 'ticket', 'T-1');
}

async function factsOf(chasqui: World, record = ticketOf(chasqui)): Promise<readonly RecordFact[]> {
  return (await chasqui.ports.ledger.ofRecord(record)).facts;
}

const closing = ticketEvent('1', { detailType: 'TicketClosed' });

describe('an outcome that a route tells of', () => {
  it('goes to its people under the record that it is about, which does not change', async () => {
    const chasqui = await worldWith();
    await chasqui.route(closing);
    const before = await chasqui.ports.records.find(ticketOf(chasqui));
    const [outcome, ...others] = await overTheBus(chasqui, await factsOf(chasqui));
    if (outcome === undefined) throw new Error('nobody was notified, and nobody says so');
    expect(others).toEqual([]);
    expect(await chasqui.route(outcome)).toMatchObject({
      kind: 'routed',
      routes: 1,
      planned: 1,
      suppressed: 0,
    });
    const [ref = ''] = chasqui.ports.sendQueue.refs;
    const message = (await chasqui.ports.messages.find(ref))?.value;
    expect(message).toMatchObject({ route: 'nobody-heard', member: 'eva' });
    expect(message?.parameters).toEqual([
      ['number', 'T-1'],
      ['subject', 'Printer is on fire (ticket-closed)'],
    ]);
    expect(await chasqui.ports.records.find(ticketOf(chasqui))).toEqual(before);
    const ofOutcome = (await factsOf(chasqui)).filter(
      (fact) => 'route' in fact && fact.route === 'nobody-heard',
    );
    expect(ofOutcome.map(({ kind }) => kind)).toEqual(['slot']);
  });

  it('is one event however often it is published, with the texts of its first sight', async () => {
    const chasqui = await worldWith();
    await chasqui.route(closing);
    const [outcome] = await overTheBus(chasqui, await factsOf(chasqui));
    if (outcome === undefined) throw new Error('nobody was notified, and nobody says so');
    const dies = { ...chasqui.ports.messages, plan: () => Promise.reject(new Error('died')) };
    await expect(chasqui.route(outcome, { ...chasqui.ports, messages: dies })).rejects.toThrow('died');
    const renamed = ticketEvent('2', {
      detail: { id: 'T-1', subject: 'Another name' },
      time: '2026-11-22T12:30:00Z',
    });
    await chasqui.route(renamed);
    chasqui.ports.sendQueue.refs.splice(0);
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect(await chasqui.route(outcome)).toMatchObject({ kind: 'routed', planned: 1 });
    const refs = [...new Set(chasqui.ports.sendQueue.refs)];
    expect(refs).toHaveLength(1);
    const message = (await chasqui.ports.messages.find(refs[0] ?? ''))?.value;
    expect(message?.parameters).toContainEqual(['subject', 'Printer is on fire (ticket-closed)']);
    expect(chasqui.ports.meter.of('ids-reused')).toBe(0);
  });

  it('may be asked not to repeat itself', async () => {
    const chasqui = await worldWith({
      outcomeRoutes: [{ ...nobodyHeard, dedupe: { window: 60_000, key: '{{ outcome.event }}' } }],
    });
    await chasqui.route(ticketEvent('0'));
    const outcome = (route: string) => provenNobody(chasqui, route, ticketOf(chasqui));
    expect(await chasqui.route(await outcome('one'))).toMatchObject({ planned: 1 });
    expect(await chasqui.route(await outcome('two'))).toMatchObject({ planned: 0, suppressed: 1 });
  });

  it('about a record that is not there is a stated failure, and nobody is told', async () => {
    const chasqui = await worldWith();
    const outcome = await provenNobody(chasqui, 'ticket-closed', 'r'.repeat(22));
    expect(await chasqui.route(outcome)).toMatchObject({
      kind: 'routed',
      routes: 1,
      planned: 0,
      suppressed: 0,
    });
    const { sha256 } = chasqui.tools.entropy;
    const facts = await factsOf(
      chasqui,
      recordId(sha256, 'event', eventId(sha256, 'chasqui.facts', outcome.id)),
    );
    expect(facts).toMatchObject([
      { kind: 'nobody-notified', route: 'nobody-heard' },
      { kind: 'route-failed', route: 'nobody-heard', reason: 'record-unknown' },
    ]);
  });
});

describe('an outcome that no route tells of', () => {
  it('is not counted as an event that nobody took', async () => {
    const chasqui = await worldWith({
      outcomeRoutes: [{ ...nobodyHeard, on: { outcome: ['NobodyNotified'], route: ['x'] } }],
    });
    const outcome = await provenNobody(chasqui, 'ticket-closed', ticketOf(chasqui));
    expect(await chasqui.route(outcome)).toMatchObject({ kind: 'unrouted' });
    expect(chasqui.ports.meter.of('events-unrouted')).toBe(0);
  });
});

describe('an outcome that somebody else put on the bus', () => {
  const became = async (chasqui: World, outcome: ReturnType<typeof nobodyEvent>) => {
    const { kind } = await chasqui.route(outcome);
    const { ports, tools } = chasqui;
    const pinned = await ports.events.find(eventId(tools.entropy.sha256, 'chasqui.facts', outcome.id));
    const reasons = ports.parking.parked.map(({ reason }) => reason);
    return { kind, pinned, reasons, jobs: ports.sendQueue.refs, counted: ports.meter.of('outcomes-forged') };
  };
  const setApart = { kind: 'forged', pinned: undefined, reasons: ['forged-outcome'], jobs: [], counted: 1 };

  it('of a fact that is not there is set apart and tells nobody', async () => {
    const chasqui = await worldWith();
    expect(await became(chasqui, nobodyEvent('ticket-closed', ticketOf(chasqui)))).toEqual(setApart);
  });

  it.each(['no name', 'R#x', '/', `R#${'x'.repeat(2000)}/y`, '__proto__/constructor'])(
    'and names %s is set apart',
    async (id) => {
      const chasqui = await worldWith();
      expect(await became(chasqui, { ...nobodyEvent('ticket-closed', ticketOf(chasqui)), id })).toEqual(
        setApart,
      );
    },
  );

  it('of a fact that says something else is set apart', async () => {
    const chasqui = await worldWith();
    const real = await provenNobody(chasqui, 'ticket-closed', ticketOf(chasqui));
    expect(await became(chasqui, { ...real, detail: { ...real.detail, route: 'another' } })).toEqual(
      setApart,
    );
  });

  it('of a fact of another kind is set apart', async () => {
    const chasqui = await worldWith();
    const real = await provenNobody(chasqui, 'ticket-closed', ticketOf(chasqui));
    expect(await became(chasqui, { ...real, detailType: 'MessageFailed' })).toEqual(setApart);
  });

  it('of a fact that is no outcome is set apart', async () => {
    const chasqui = await worldWith();
    const outcome = nobodyEvent('ticket-closed', ticketOf(chasqui));
    const { channels: _, suppressed: __, ...place } = nobodyFact('ticket-closed', ticketOf(chasqui));
    const fact = { ...place, kind: 'route-failed', version: 'v1', reason: 'record-unknown' } as const;
    await chasqui.ports.ledger.put(fact);
    expect(
      await became(chasqui, { ...outcome, id: outcome.id.replace('nobody-notified', 'route-failed') }),
    ).toEqual(setApart);
  });

  it('does not stand in the way of the true one', async () => {
    const chasqui = await worldWith();
    await chasqui.route(closing);
    const [outcome] = await overTheBus(chasqui, await factsOf(chasqui));
    if (outcome === undefined) throw new Error('nobody was notified, and nobody says so');
    expect(await became(chasqui, { ...outcome, detail: { ...outcome.detail, suppressed: 99 } })).toEqual(
      setApart,
    );
    expect(await chasqui.route(outcome)).toMatchObject({ kind: 'routed', planned: 1 });
  });
});

describe('outcomes', () => {
  it('do not come round: what becomes of a route that tells of them is told by none', async () => {
    const silent = nobodyHeard.tell.map((tell) => ({ ...tell, channel: 'empty', role: 'nobody' }));
    const rounds = ['first', 'second'].map((id) => ({ ...nobodyHeard, id, tell: silent }));
    const chasqui = await worldWith({ outcomeRoutes: rounds });
    await chasqui.route(closing);
    let facts = await factsOf(chasqui);
    const seen: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const came = await overTheBus(
        chasqui,
        facts.filter(({ thing }) => !seen.includes(thing)),
      );
      seen.push(...facts.map(({ thing }) => thing));
      for (const outcome of came) await chasqui.route(outcome);
      facts = await factsOf(chasqui);
    }
    const nobody = facts.flatMap((fact) => (fact.kind === 'nobody-notified' ? [fact.route] : []));
    expect(nobody.toSorted()).toEqual(['first', 'second', 'ticket-closed']);
  });
});
