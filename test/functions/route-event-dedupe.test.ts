import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { eventId, recordId } from '#domain/identity';
import type { Route } from '#domain/workspace';
import { timeFor, tryCases } from '#test/support/cases';
import { interruptible } from '#test/support/interruption';
import { seeded } from '#test/support/seeded';
import {
  applyWorkspace,
  peopledWorld,
  ticketEvent,
  type World,
  type WorldOptions,
} from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

const minute = 60_000;
const window = 30 * minute;
const noisy: Route = { ...ticketOpened, dedupe: { window, key: '{{ detail.host }}' } };

async function worldWith(routes: readonly Route[], options: WorldOptions = {}): Promise<World> {
  const chasqui = await peopledWorld(options);
  await applyWorkspace(chasqui, smallWorkspace({ routes }), 'v2');
  chasqui.clock.now += minute;
  return chasqui;
}

function alert(id: string, host = 'db-1', ticket = 'T-1') {
  return ticketEvent(id, { detail: { id: ticket, subject: `${host} is down`, host } });
}

async function slotsOf(chasqui: World, event: string, ticket = 'T-1'): Promise<readonly PlanSlot[]> {
  const { sha256 } = chasqui.tools.entropy;
  const { facts } = await chasqui.ports.ledger.ofRecord(recordId(sha256, 'ticket', ticket));
  const id = eventId(sha256, 'helpdesk', event);
  return facts.filter((fact): fact is PlanSlot => fact.kind === 'slot' && fact.event === id);
}

describe('a route that does not repeat itself', () => {
  it('tells of the first event, and says of the others within the window that they repeat it', async () => {
    const chasqui = await worldWith([noisy]);
    expect(await chasqui.route(alert('1'))).toMatchObject({ planned: 2, suppressed: 0 });
    chasqui.clock.now += 29 * minute;
    expect(await chasqui.route(alert('2', 'db-1', 'T-2'))).toMatchObject({ planned: 0, suppressed: 2 });
    expect((await slotsOf(chasqui, '2', 'T-2')).map(({ plan }) => plan)).toEqual([
      { kind: 'suppressed', reason: 'repeated' },
      { kind: 'suppressed', reason: 'repeated' },
    ]);
    expect(chasqui.ports.meter.of('nobody-notified')).toBe(0);
    expect(await chasqui.route(alert('3', 'db-2'))).toMatchObject({ planned: 2 });
    chasqui.clock.now += minute;
    expect(await chasqui.route(alert('4'))).toMatchObject({ planned: 2 });
  });

  it('does not go on from where it is but from what was decided, when an event comes again', async () => {
    const chasqui = await worldWith([noisy]);
    for (const id of ['1', '2']) await chasqui.route(alert(id));
    chasqui.clock.now += 2 * window;
    await chasqui.route(alert('3'));
    expect(await chasqui.route(alert('2'))).toMatchObject({ planned: 0, suppressed: 2 });
    expect(await chasqui.route(alert('1'))).toMatchObject({ planned: 2, suppressed: 0 });
  });

  it('takes the record for the key where it names none', async () => {
    const chasqui = await worldWith([{ ...ticketOpened, dedupe: { window } }]);
    expect(await chasqui.route(alert('1', 'a'))).toMatchObject({ planned: 2 });
    expect(await chasqui.route(alert('2', 'b'))).toMatchObject({ planned: 0 });
    expect(await chasqui.route(alert('3', 'a', 'T-2'))).toMatchObject({ planned: 2 });
  });

  it('tells of events whose key says nothing: they repeat none', async () => {
    const chasqui = await worldWith([noisy]);
    for (const id of ['1', '2']) expect(await chasqui.route(alert(id, ''))).toMatchObject({ planned: 2 });
  });

  it('opens no window by an event that does not change the record as it asks', async () => {
    const chasqui = await worldWith([{ ...noisy, changed: { field: ['priority'] } }]);
    const event = (id: string, priority: string) =>
      ticketEvent(id, { detail: { id: 'T-1', subject: 's', host: 'db-1', priority } });
    expect(await chasqui.route(event('1', 'low'))).toMatchObject({ planned: 0 });
    chasqui.clock.now += 1;
    expect(await chasqui.route(event('2', 'high'))).toMatchObject({ planned: 2 });
    chasqui.clock.now += 1;
    expect(await chasqui.route(event('3', 'low'))).toMatchObject({ planned: 0, suppressed: 2 });
  });

  it('does not keep another route of the same event from telling', async () => {
    const chasqui = await worldWith([noisy, { ...ticketOpened, id: 'always' }]);
    await chasqui.route(alert('1'));
    expect(await chasqui.route(alert('2'))).toMatchObject({ planned: 2, suppressed: 2 });
  });
});

class Died extends Error {}

const deliveries = fc.array(
  fc.record({
    event: fc.nat({ max: 4 }),
    later: fc.constantFrom(0, 0, 1, minute, window - minute, window),
    dies: fc.option(
      fc.record({
        call: fc.integer({ min: 1, max: 12 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
      { nil: undefined },
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('within each window', () => {
  const faults = { indexLagMs: 5000, conflictRate: 0.2, duplicateRate: 0.2 };

  it(
    'one event tells, whatever is delivered again, dies or comes at once',
    async (test) => {
      await tryCases(test, {
        of: fc.tuple(deliveries, fc.boolean(), fc.nat()),
        ordinarily: 60,
        holds: async ([all, together, seed]) => {
          const chasqui = await worldWith([noisy], { faults, random: seeded(seed) });
          const deliver = async ({ event, later, dies }: (typeof all)[number]) => {
            chasqui.clock.now += later;
            const { ports } = interruptible(chasqui.ports, dies, () => {
              throw new Died();
            });
            await chasqui.route(alert(`${event}`), ports).catch((error: unknown) => {
              if (!(error instanceof Died)) throw error;
            });
          };
          if (together) await Promise.all(all.map(deliver));
          else for (const delivery of all) await deliver(delivery);
          const events = [...new Set(all.map(({ event }) => `${event}`))];
          for (const event of events) await chasqui.route(alert(event));
          expect(await wrongIn(chasqui, events)).toEqual([]);
        },
      });
    },
    timeFor(30),
  );
});

/** Every event tells all its people or none; no two that tell are less than a window apart; each other one follows one. */
async function wrongIn(chasqui: World, events: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const told: number[] = [];
  const untold: number[] = [];
  for (const event of events) {
    const slots = await slotsOf(chasqui, event);
    const kinds = new Set(slots.map(({ plan }) => (plan.kind === 'planned' ? 'planned' : plan.reason)));
    if (slots.length !== 2 || kinds.size !== 1) wrong.push(`event ${event}: ${[...kinds].join(', ')}`);
    const at = slots[0]?.at ?? 0;
    if (kinds.has('planned')) told.push(at);
    else untold.push(at);
  }
  told.sort((a, b) => a - b);
  for (const [index, at] of told.entries()) {
    const before = told[index - 1];
    if (before !== undefined && at - before < window) wrong.push(`two tell within ${at - before} ms`);
  }
  for (const at of untold) {
    if (!told.some((opened) => at < opened + window)) wrong.push(`the event at ${at} repeats none`);
  }
  return wrong;
}
