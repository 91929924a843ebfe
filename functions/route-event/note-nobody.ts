import { routingId } from '#domain/identity';
import type { Planning } from '#domain/routing/plan-slot';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

/** A route took the event and no message came of it: a fact, and from it an event on the bus. */
export async function noteNobody(
  { pinned, route, record }: Planning,
  suppressed: number,
  { ports, tools }: { ports: Pick<RouteEventPorts, 'ledger' | 'meter'>; tools: RouteEventTools },
): Promise<void> {
  await ports.ledger.put({
    kind: 'nobody-notified',
    record,
    slice: 0,
    at: pinned.decidedAt,
    thing: routingId(tools.entropy.sha256, pinned.id, route.id),
    event: pinned.id,
    route: route.id,
    channels: [...new Set(route.tell.map(({ channel }) => channel))],
    suppressed,
  });
  ports.meter.count('nobody-notified');
}
