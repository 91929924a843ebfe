import { describe, expect, it } from 'vitest';
import { formatRef } from '#domain/ref';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { takeRoad } from '#functions/route-event/take-road';
import { world } from '#test/support/world';

const plan = { kind: 'planned' as const, template: 't', language: 'en', timeZone: 'UTC', digest: 'd' };

function slotOf(message: string, change: Partial<PlanSlot> = {}): PlanSlot {
  return {
    kind: 'slot',
    record: 'r'.repeat(22),
    slice: 0,
    at: 1_000_000,
    thing: message.padEnd(16, '0'),
    event: 'e'.repeat(22),
    route: 'route',
    person: 'ana'.padEnd(16, '0'),
    channel: 'helpdesk',
    tell: 0,
    day: '2026-11-22',
    version: 'v1',
    plan,
    ...change,
  };
}

const refOf = ({ record, slice, at, thing }: PlanSlot) => formatRef({ record, slice, at, message: thing });

describe('a person to whom several roads of one event lead', () => {
  it('is taken by the first of them, again and again', async () => {
    const { ports } = world();
    const first = slotOf('first');
    expect(await takeRoad(first, ports)).toBe(true);
    await ports.ledger.put(first);
    expect(await takeRoad(first, ports)).toBe(true);
    expect(await takeRoad(slotOf('second'), ports)).toBe(false);
  });

  it.each([
    ['tells somebody else', { person: 'rui'.padEnd(16, '0') }],
    ['tells nobody', { plan: { kind: 'suppressed', reason: 'no-phone' } }],
  ] as const)('is let go by a message that in the end %s', async (_, change) => {
    const { ports } = world();
    await takeRoad(slotOf('first'), ports);
    await ports.ledger.put(slotOf('first', change));
    const second = slotOf('second');
    expect(await takeRoad(second, ports)).toBe(true);
    await ports.ledger.put(second);
    expect(await takeRoad(slotOf('third'), ports)).toBe(false);
  });

  it('has to wait where the first has not decided yet', async () => {
    const { ports } = world();
    const first = slotOf('first');
    await takeRoad(first, ports);
    await expect(takeRoad(slotOf('second'), ports)).rejects.toThrow(
      `it is not decided yet whether ${refOf(first)} tells its person`,
    );
  });

  it('is left to whoever takes them over first', async () => {
    const { ports } = world();
    await takeRoad(slotOf('first'), ports);
    await ports.ledger.put(slotOf('first', { plan: { kind: 'suppressed', reason: 'no-phone' } }));
    const faster = slotOf('faster');
    const roads: typeof ports.roads = {
      ...ports.roads,
      takeOver: async (road, from) => {
        await ports.roads.takeOver({ ...road, ref: refOf(faster) }, from);
        await ports.ledger.put(faster);
        return ports.roads.takeOver(road, from);
      },
    };
    expect(await takeRoad(slotOf('second'), { ...ports, roads })).toBe(false);
  });
});
