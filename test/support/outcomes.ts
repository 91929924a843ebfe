import { parseBusinessEvent } from '#contracts/business-event';
import { factName } from '#adapters/tables/facts/fact-name';
import { placeOf } from '#adapters/tables/facts/fact-place';
import { memoryBus } from '#adapters/memory/bus';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import type { BusinessEvent } from '#domain/event';
import type { Fact } from '#domain/facts/fact';
import type { NobodyNotified } from '#domain/facts/routing-fact';
import type { OutcomeRoute } from '#domain/workspace';
import { publishFacts } from '#functions/publish-facts/publish-facts';
import type { World } from './world.ts';

/** Tells the manager of the helpdesk where nobody heard. */
export const nobodyHeard: OutcomeRoute = {
  id: 'nobody-heard',
  on: { outcome: ['NobodyNotified'] },
  tell: [
    {
      channel: 'helpdesk',
      role: 'manager',
      template: 'ticket_opened',
      with: { number: '{{ record.key }}', subject: '{{ record.title }} ({{ outcome.route }})' },
    },
  ],
};

export function nobodyFact(route: string, record: string): NobodyNotified {
  return {
    kind: 'nobody-notified',
    record,
    slice: 0,
    at: Date.UTC(2026, 10, 22, 12),
    thing: route.padEnd(16, '0').slice(0, 16),
    event: 'e'.repeat(22),
    route,
    channels: ['empty'],
    suppressed: 0,
  };
}

/** An outcome as the bus hands it on: of a route, about a record. Its id is the name of the fact. */
export function nobodyEvent(route: string, record: string): BusinessEvent {
  const { event, channels, suppressed, at, ...rest } = nobodyFact(route, record);
  const fact = factName(placeOf({ ...rest, event, channels, suppressed, at }));
  return {
    source: 'chasqui.facts',
    detailType: 'NobodyNotified',
    detail: {
      version: 1,
      fact,
      at: new Date(at).toISOString(),
      record: { id: record },
      event,
      route,
      channels: [...channels],
      suppressed,
    },
    time: '2026-11-22T12:00:01Z',
    id: fact,
  };
}

/** The same where the ledger has the fact. */
export async function provenNobody({ ports }: World, route: string, record: string): Promise<BusinessEvent> {
  await ports.ledger.put(nobodyFact(route, record));
  return nobodyEvent(route, record);
}

/** The outcomes among facts, by way of the bus: as `publish-facts` puts them and `route-event` reads them. */
export async function overTheBus(
  { ports, clock }: World,
  facts: readonly Fact[],
): Promise<readonly BusinessEvent[]> {
  const bus = memoryBus();
  const { outcomes: sources, workspaces, meter } = ports;
  const callbackQueue = memoryCallbackQueue();
  await publishFacts({ bus, sources, workspaces, callbackQueue, meter })(
    facts.map((fact) => ({ kind: 'put', fact })),
  );
  return bus.published.map(({ source, detailType, detail }, index) => {
    const time = new Date(clock.now).toISOString();
    const envelope = { id: `envelope-${index}`, source, 'detail-type': detailType, detail, time };
    const read = parseBusinessEvent(JSON.stringify(envelope));
    if (read.kind === 'problem') throw new Error(read.reason);
    return read.value;
  });
}
