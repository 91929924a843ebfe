import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessEvent } from '#domain/event';
import { explain, type ExplainedRoute } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import { recordId } from '#domain/identity';
import { smallWorkspace, ticketClosedToAll, ticketOpened } from '#test/support/workspace';
import { applyWorkspace, peopledWorld, personOf, ticketEvent, type World } from '#test/support/world';

const costly = {
  ...ticketOpened,
  id: 'costly',
  when: { source: ['helpdesk'], detail: { cost: [{ numeric: ['>', 100] }] } },
};
const unnamed = {
  ...ticketOpened,
  id: 'unnamed',
  record: { ...ticketOpened.record, key: '{{detail.number}}' },
};
const sources = [{ id: 'helpdesk', signature: 'iam' as const, sequence: 'detail.cost' }];
const workspace = smallWorkspace({ routes: [ticketOpened, ticketClosedToAll, costly, unnamed], sources });

async function explained(chasqui: World, event: BusinessEvent): Promise<readonly ExplainedRoute[]> {
  const needs = needsOf({ event, workspace }, chasqui.tools);
  const found = await chasqui.ports.people.byCompanyIds(needs.people);
  const managers = await chasqui.ports.people.byCompanyIds(needs.managersOf(found));
  const people = new Map([...found, ...managers]);
  const records = await Promise.all(needs.records.map((id) => chasqui.ports.records.find(id)));
  const known = new Map(
    records.flatMap((record) => (record === undefined ? [] : [[record.value.id, record.value]])),
  );
  const context = {
    event,
    happenedAt: Date.parse(event.time),
    at: chasqui.clock.now,
    workspace,
    people,
    records: known,
    windows: new Map(),
  };
  return explain(context, chasqui.tools);
}

async function routedWorld(): Promise<World> {
  const chasqui = await peopledWorld();
  await applyWorkspace(chasqui, workspace, 'v2');
  chasqui.clock.now += 60_000;
  return chasqui;
}

describe('the explanation of an event', () => {
  it('says of each route whether it takes the event, or what is lacking and what is there instead', async () => {
    const routes = await explained(
      await routedWorld(),
      ticketEvent('1', { detail: { id: 'T-1', subject: 's', cost: 7 } }),
    );
    expect(routes).toMatchObject([
      {
        kind: 'takes',
        route: 'ticket-opened',
        state: 'opened',
        record: { type: 'ticket', key: 'T-1', title: 's' },
      },
      {
        kind: 'misses',
        route: 'ticket-closed',
        misses: ['detail-type: wanted "TicketClosed", found "TicketOpened"'],
      },
      { kind: 'misses', route: 'costly', misses: ['detail.cost: wanted {"numeric":[">",100]}, found 7'] },
      { kind: 'failed', route: 'unnamed', reason: 'record-key-empty' },
    ]);
  });

  it('shows each person what they would read, or why they would not', async () => {
    const chasqui = await routedWorld();
    const ana = personOf('ana');
    await chasqui.ports.people.save({ ...ana, consent: { kind: 'withdrawn', at: 2, source: 'STOP' } }, 1, {
      kind: 'person-imported',
      person: ana.id,
      at: 1,
      thing: 'x',
      changed: [],
      consent: 'withdrawn',
    });
    const [route] = await explained(chasqui, ticketEvent('1'));
    expect(route).toMatchObject({
      people: [
        { member: 'ana', name: 'ANA', channel: 'helpdesk', kind: 'suppressed', reason: 'opted-out' },
        {
          member: 'rui',
          kind: 'told',
          template: 'ticket_opened',
          language: 'en',
          text: 'Ticket T-1 is open: Printer is on fire today.',
        },
      ],
    });
  });

  it('knows members whom nobody imported', async () => {
    const chasqui = await routedWorld();
    const event = ticketEvent('1');
    const context = {
      event,
      happenedAt: 0,
      at: chasqui.clock.now,
      workspace,
      people: new Map(),
      records: new Map(),
      windows: new Map(),
    };
    expect(explain(context, chasqui.tools)[0]).toMatchObject({
      people: [
        { member: 'ana', kind: 'suppressed', reason: 'unknown-person' },
        { member: 'rui', kind: 'suppressed', reason: 'unknown-person' },
      ],
    });
  });

  it('tells nobody of an event that later ones have overtaken', async () => {
    const chasqui = await routedWorld();
    await chasqui.route(ticketEvent('1', { time: '2026-11-22T12:00:30Z' }));
    const [route] = await explained(chasqui, ticketEvent('2', { time: '2026-11-22T11:00:00Z' }));
    expect(route).toMatchObject({ kind: 'takes', state: 'superseded', people: [] });
  });

  it('does nothing', async () => {
    const chasqui = await routedWorld();
    await explained(chasqui, ticketEvent('1'));
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    expect(await chasqui.ports.records.find(record)).toBeUndefined();
    expect((await chasqui.ports.ledger.ofRecord(record)).facts).toEqual([]);
    expect(chasqui.ports.sendQueue.refs).toEqual([]);
  });

  it('is what then happens', async () => {
    const details = fc.record(
      {
        id: fc.constantFrom('T-1', 'T-2'),
        subject: fc.string(),
        cost: fc.integer({ min: 0, max: 200 }),
        number: fc.constantFrom('', '7'),
      },
      { requiredKeys: ['subject'] },
    );
    const events = fc.record({
      detail: details,
      closes: fc.boolean(),
      hour: fc.integer({ min: 10, max: 11 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 4 }), async (all) => {
        const chasqui = await routedWorld();
        for (const [index, { detail, closes, hour }] of all.entries()) {
          const time = `2026-11-22T${hour}:00:00Z`;
          const event = ticketEvent(`${index}`, {
            detail,
            time,
            detailType: closes ? 'TicketClosed' : 'TicketOpened',
          });
          const routes = await explained(chasqui, event);
          const told = routes.flatMap((route) => (route.kind === 'takes' ? route.people : []));
          const outcome = await chasqui.route(event);
          const planned = outcome.kind === 'routed' ? outcome.planned : 0;
          expect(told.filter(({ kind }) => kind === 'told')).toHaveLength(planned);
        }
      }),
      { numRuns: 60 },
    );
  });
});
