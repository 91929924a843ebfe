import { describe, expect, it } from 'vitest';
import type { BusinessEvent } from '#domain/event';
import { eventId, recordId } from '#domain/identity';
import type { Route } from '#domain/workspace';
import { applyWorkspace, peopledWorld, ticketEvent, type World } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

/** Takes every event of the helpdesk; stage, date and price are what the event says. */
const moved: Route = {
  ...ticketOpened,
  id: 'moved',
  when: { source: ['helpdesk'] },
  record: {
    ...ticketOpened.record,
    stage: '{{ detail.stage }}',
    fields: { dueAt: '{{ detail.dueAt }}' },
    numbers: { price: '{{ detail.price }}' },
  },
};

async function worldWith(...routes: Route[]): Promise<World> {
  const chasqui = await peopledWorld();
  await applyWorkspace(chasqui, smallWorkspace({ routes }), 'v2');
  chasqui.clock.now += 60_000;
  return chasqui;
}

let made = 0;
function event(detail: object, minute = 0) {
  made += 1;
  const time = `2026-11-22T12:${String(minute).padStart(2, '0')}:00Z`;
  return ticketEvent(`asking-${made}`, { time, detail: { id: 'T-1', subject: 's', ...detail } });
}

async function factsOf(chasqui: World) {
  const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
  return (await chasqui.ports.ledger.ofRecord(record)).facts;
}

function idOf({ tools }: World, { source, id }: BusinessEvent): string {
  return eventId(tools.entropy.sha256, source, id);
}

describe('a route that waits for a change', () => {
  const entering = { ...moved, changed: { entering: ['awaiting-parts'] } };

  it('tells of a stage when it is entered and not while it lasts', async () => {
    const chasqui = await worldWith(entering);
    expect(await chasqui.route(event({ stage: 'diagnosis' }))).toMatchObject({ routes: 1, planned: 0 });
    expect(await chasqui.route(event({ stage: 'awaiting-parts' }, 1))).toMatchObject({ planned: 2 });
    expect(await chasqui.route(event({ stage: 'awaiting-parts' }, 2))).toMatchObject({ planned: 0 });
  });

  it('has changed the record all the same, and leaves neither slot nor fact where it does not tell', async () => {
    const chasqui = await worldWith(entering);
    expect(await chasqui.route(event({ stage: 'diagnosis' }))).toMatchObject({
      kind: 'routed',
      suppressed: 0,
    });
    const facts = await factsOf(chasqui);
    expect(facts).toMatchObject([{ kind: 'record-changed', routes: ['moved'], state: 'opened' }]);
    expect(chasqui.ports.meter.of('nobody-notified')).toBe(0);
    expect(chasqui.ports.meter.of('events-unrouted')).toBe(0);
  });

  it('judges by the change that stands when it is asked again, not by the record as it is now', async () => {
    const chasqui = await worldWith(entering);
    const into = event({ stage: 'awaiting-parts' }, 1);
    await chasqui.route(into);
    await chasqui.route(event({ stage: 'diagnosis' }, 2));
    const before = await factsOf(chasqui);
    expect(await chasqui.route(into)).toMatchObject({ planned: 2 });
    expect(await factsOf(chasqui)).toEqual(before);
  });

  it('is not told of what a later event had written already', async () => {
    const chasqui = await worldWith({ ...moved, changed: { field: ['dueAt'] } });
    await chasqui.route(event({ stage: 'diagnosis', dueAt: 'Monday' }, 1));
    expect(await chasqui.route(event({ dueAt: 'Friday' }, 5))).toMatchObject({ planned: 2 });
    const tuesday = event({ stage: 'awaiting-parts', dueAt: 'Tuesday' }, 3);
    expect(await chasqui.route(tuesday)).toMatchObject({ planned: 0 });
    const late = (await factsOf(chasqui)).filter(
      (fact) => 'event' in fact && fact.event === idOf(chasqui, tuesday),
    );
    expect(late).toMatchObject([{ kind: 'record-changed', state: 'changed' }]);
  });

  it('compares numbers, which stand in the record and the fact as they are', async () => {
    const chasqui = await worldWith({
      ...moved,
      changed: { field: ['price'], by: { amount: 10, percent: true, way: 'up' } },
    });
    expect(await chasqui.route(event({ price: 100 }))).toMatchObject({ planned: 0 });
    expect(await chasqui.route(event({ price: 109 }, 1))).toMatchObject({ planned: 0 });
    expect(await chasqui.route(event({ price: 120 }, 2))).toMatchObject({ planned: 2 });
    expect(await chasqui.route(event({ price: 'on request' }, 3))).toMatchObject({ planned: 0 });
    const changes = (await factsOf(chasqui)).flatMap((fact) =>
      fact.kind === 'record-changed' ? fact.change.filter(({ field }) => field === 'price') : [],
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'price', after: 100 },
        { field: 'price', before: 109, after: 120 },
        { field: 'price', before: 120, after: null },
      ]),
    );
    const record = recordId(chasqui.tools.entropy.sha256, 'ticket', 'T-1');
    expect((await chasqui.ports.records.find(record))?.value.fields).toEqual({ dueAt: '', price: null });
  });

  it('leaves the other routes of the event alone', async () => {
    const chasqui = await worldWith(entering, { ...moved, id: 'always' });
    expect(await chasqui.route(event({ stage: 'diagnosis' }))).toMatchObject({ routes: 2, planned: 2 });
  });
});

describe('an urgent route', () => {
  it('marks its messages, and an ordinary one does not', async () => {
    const chasqui = await worldWith({ ...moved, priority: 'urgent' });
    await chasqui.route(event({}));
    const messages = await Promise.all(
      chasqui.ports.sendQueue.refs.map((ref) => chasqui.ports.messages.find(ref)),
    );
    expect(messages.map((found) => found?.value.priority)).toEqual(['urgent', 'urgent']);
    const calm = await worldWith(moved);
    await calm.route(event({}));
    const [ref = ''] = calm.ports.sendQueue.refs;
    expect((await calm.ports.messages.find(ref))?.value).not.toHaveProperty('priority');
  });
});
