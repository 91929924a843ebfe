import { describe, expect, it } from 'vitest';
import { memoryBus } from '#adapters/memory/bus';
import { memoryMeter } from '#adapters/memory/meter';
import type { NobodyNotified } from '#domain/routing-fact';
import { publishFacts } from '#functions/publish-facts/publish-facts';

const nobody: NobodyNotified = {
  kind: 'nobody-notified',
  record: 'r'.repeat(22),
  slice: 0,
  at: Date.UTC(2026, 10, 22),
  thing: 't'.repeat(16),
  event: 'e'.repeat(22),
  route: 'ticket-closed',
  channels: ['helpdesk'],
  suppressed: 2,
};

describe('facts of the ledger', () => {
  it('are told to others where a route reached nobody', async () => {
    const bus = memoryBus();
    const meter = memoryMeter();
    expect(await publishFacts({ bus, meter })({ kind: 'put', fact: nobody })).toEqual({
      kind: 'published',
      detailType: 'NobodyNotified',
    });
    expect(bus.published).toMatchObject([
      {
        source: 'chasqui.facts',
        detailType: 'NobodyNotified',
        detail: { route: 'ticket-closed', suppressed: 2 },
      },
    ]);
  });

  it('are the same event when they come again, so that others can tell', async () => {
    const bus = memoryBus();
    const meter = memoryMeter();
    await publishFacts({ bus, meter })({ kind: 'put', fact: nobody });
    await publishFacts({ bus, meter })({ kind: 'put', fact: nobody });
    expect(bus.published[0]).toEqual(bus.published[1]);
  });

  it('stay with us where they are routine', async () => {
    const bus = memoryBus();
    const meter = memoryMeter();
    const { channels: _, suppressed: __, ...place } = nobody;
    const failed = {
      ...place,
      kind: 'route-failed' as const,
      version: 'v1',
      reason: 'record-key-empty' as const,
    };
    expect(await publishFacts({ bus, meter })({ kind: 'put', fact: failed })).toEqual({ kind: 'kept' });
    expect(bus.published).toEqual([]);
  });

  it('that somebody altered are counted, for an alarm stands on it', async () => {
    const bus = memoryBus();
    const meter = memoryMeter();
    expect(await publishFacts({ bus, meter })({ kind: 'altered' })).toEqual({ kind: 'ledger-altered' });
    expect(meter.of('ledger-altered')).toBe(1);
    expect(bus.published).toEqual([]);
  });
});
