import { describe, expect, it } from 'vitest';
import type { BusinessEvent } from '#domain/event';
import { explain, type ExplainedRoute } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import { recordId } from '#domain/identity';
import { recordOfOutcome, withRecord } from '#domain/outcomes/outcome';
import type { Workspace } from '#domain/workspace';
import { nobodyEvent, nobodyHeard, provenNobody } from '#test/support/outcomes';
import { applyWorkspace, peopledWorld, ticketEvent, type World } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const minute = 60_000;

async function worldWith(change: Partial<Workspace>): Promise<{ chasqui: World; workspace: Workspace }> {
  const workspace = smallWorkspace(change);
  const chasqui = await peopledWorld();
  await applyWorkspace(chasqui, workspace, 'v2');
  chasqui.clock.now += minute;
  return { chasqui, workspace };
}

async function explained(
  { chasqui, workspace }: Awaited<ReturnType<typeof worldWith>>,
  came: BusinessEvent,
): Promise<readonly ExplainedRoute[]> {
  const { ports, tools, clock } = chasqui;
  const about = recordOfOutcome(came);
  const event = about === undefined ? came : withRecord(came, (await ports.records.find(about))?.value);
  const needs = needsOf({ event, workspace }, tools);
  const people = await ports.people.byCompanyIds(needs.people);
  const found = await Promise.all(needs.records.map((id) => ports.records.find(id)));
  const records = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.value.id, one.value]])));
  const open = await Promise.all(
    needs.windows.map(async (name) => ({ name, window: await ports.dedupe.newest(name) })),
  );
  const windows = new Map(open.flatMap(({ name, window }) => (window === undefined ? [] : [[name, window]])));
  const happenedAt = Date.parse(event.time);
  return explain({ event, happenedAt, at: clock.now, workspace, people, records, windows }, tools);
}

describe('the explanation of a route that waits for a change', () => {
  const asking = { ...ticketOpened, changed: { entering: ['open'] } };
  const later = ticketEvent('2', { time: '2026-11-22T12:30:00Z', detail: { id: 'T-1', subject: 'Another' } });

  it('says what would not change as the route asks, and tells nobody', async () => {
    const there = await worldWith({ routes: [asking] });
    expect(await explained(there, ticketEvent('1'))).toMatchObject([{ kind: 'takes', people: [{}, {}] }]);
    await there.chasqui.route(ticketEvent('1'));
    expect(await explained(there, later)).toEqual([
      {
        kind: 'unchanged',
        route: 'ticket-opened',
        record: { type: 'ticket', key: 'T-1', title: 'Another' },
        state: 'changed',
        change: [
          expect.objectContaining({ field: 'priority' }),
          expect.objectContaining({ field: '$title' }),
        ],
        because: 'the stage did not come into open',
      },
    ]);
    expect(await there.chasqui.route(later)).toMatchObject({ planned: 0 });
  });

  it('says of an event that others have overtaken no more than that', async () => {
    const there = await worldWith({ routes: [asking] });
    await there.chasqui.route(ticketEvent('1'));
    const early = ticketEvent('0', { time: '2026-11-22T11:00:00Z' });
    expect(await explained(there, early)).toMatchObject([{ kind: 'takes', state: 'superseded', people: [] }]);
  });
});

describe('the explanation of a route that does not repeat itself', () => {
  it('knows the window that is open', async () => {
    const there = await worldWith({ routes: [{ ...ticketOpened, dedupe: { window: 30 * minute } }] });
    expect(await explained(there, ticketEvent('1'))).toMatchObject([
      { people: [{ kind: 'told' }, { kind: 'told' }] },
    ]);
    await there.chasqui.route(ticketEvent('1'));
    const repeated = { kind: 'suppressed', reason: 'repeated' };
    expect(await explained(there, ticketEvent('2'))).toMatchObject([{ people: [repeated, repeated] }]);
    there.chasqui.clock.now += 30 * minute;
    expect(await explained(there, ticketEvent('3'))).toMatchObject([
      { people: [{ kind: 'told' }, { kind: 'told' }] },
    ]);
  });
});

describe('the explanation of an outcome of ours', () => {
  const outcomeRoutes = [
    nobodyHeard,
    { ...nobodyHeard, id: 'other', on: { ...nobodyHeard.on, route: ['other-route'] } },
  ];

  it('says of each route that tells of outcomes whom it would tell, and no record changes', async () => {
    const there = await worldWith({ outcomeRoutes });
    const { chasqui } = there;
    await chasqui.route(ticketEvent('1'));
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    const event = await provenNobody(chasqui, 'ticket-opened', record);
    const routes = await explained(there, event);
    expect(routes).toMatchObject([
      {
        kind: 'tells',
        route: 'nobody-heard',
        record: { type: 'ticket', key: 'T-1', title: 'Printer is on fire' },
        people: [
          {
            member: 'eva',
            kind: 'told',
            text: 'Ticket T-1 is open: Printer is on fire (ticket-opened) today.',
          },
        ],
      },
      { kind: 'misses', route: 'other', misses: ['route: wanted other-route, found ticket-opened'] },
    ]);
    expect(await chasqui.route(event)).toMatchObject({ planned: 1, suppressed: 0 });
  });

  it('says where its record is not there', async () => {
    const there = await worldWith({ outcomeRoutes: [nobodyHeard] });
    expect(await explained(there, nobodyEvent('ticket-opened', 'r'.repeat(22)))).toEqual([
      { kind: 'failed', route: 'nobody-heard', reason: 'record-unknown' },
    ]);
  });

  it('is empty where no route tells of outcomes', async () => {
    const there = await worldWith({});
    expect(await explained(there, nobodyEvent('ticket-opened', 'r'.repeat(22)))).toEqual([]);
  });
});
