import type { RouteFailed } from '#domain/facts/routing-fact';
import { recordId, routingId } from '#domain/identity';
import type { Telling } from '#domain/workspace';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';

/**
 * A route took the event but could not name its record, or it is not there. So that the ledger accounts for the
 * event all the same, the facts lie under a record of type `event` that the event itself names.
 */
export async function noteFailedRoute(
  { pinned }: Routing,
  { route, reason }: { readonly route: Telling; readonly reason: RouteFailed['reason'] },
  { ports, tools }: { ports: Pick<RouteEventPorts, 'ledger' | 'meter'>; tools: RouteEventTools },
): Promise<void> {
  const { sha256 } = tools.entropy;
  const place = {
    record: recordId(sha256, 'event', pinned.id),
    slice: 0,
    at: pinned.decidedAt,
    thing: routingId(sha256, pinned.id, route.id),
    event: pinned.id,
    route: route.id,
  };
  await ports.ledger.put({ kind: 'route-failed', ...place, version: pinned.version, reason });
  const channels = [...new Set(route.tell.map(({ channel }) => channel))];
  await ports.ledger.put({ kind: 'nobody-notified', ...place, channels, suppressed: 0 });
  ports.meter.count('nobody-notified');
}
