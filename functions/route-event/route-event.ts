import { type BusinessEvent, envelopeOf, isOurs, isSameEvent } from '#domain/event';
import { routesAsking } from '#domain/routing/change-rule';
import { eventId } from '#domain/identity';
import { matchingRoutes } from '#domain/routing/matching';
import { outcomeOf } from '#domain/outcomes/outcome';
import type { Planning } from '#domain/routing/plan-slot';
import { touchedRecords } from '#domain/routing/touched-records';
import type { Route } from '#domain/workspace';
import { changeRecordOnce } from './change-record-once.ts';
import { endAsks } from './end-asks.ts';
import { noteFailedRoute } from './note-failed-route.ts';
import { noteReusedId } from './note-reused-id.ts';
import { pinEvent } from './pin-event.ts';
import { planningOf } from './planning-of.ts';
import { noteForged, proveOutcome } from './prove-outcome.ts';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';
import { tellAll } from './tell-all.ts';
import { tellOutcome } from './tell-outcome.ts';

export type RouteOutcome =
  | { readonly kind: 'unrouted'; readonly event: string }
  /** It says that it is an outcome of ours, and the ledger has no such fact. */
  | { readonly kind: 'forged'; readonly event: string }
  /** Its id belongs to another event of that source. */
  | { readonly kind: 'id-reused'; readonly event: string }
  | {
      readonly kind: 'routed';
      readonly event: string;
      readonly routes: number;
      readonly planned: number;
      readonly suppressed: number;
      /** Of notices to more than 200 people: who is told by them is not counted here. */
      readonly slices: number;
    };

/**
 * Takes one event: changes the records it speaks of, plans who is told, queues the messages. Delivered again, it
 * finds what stands and goes on from there; the first delivery's moment and workspace version hold for all.
 */
export function routeEvent(ports: RouteEventPorts, tools: RouteEventTools) {
  return async (event: BusinessEvent): Promise<RouteOutcome> => {
    const proven = isOurs(event.source) ? await proveOutcome(event, ports) : event;
    if (proven === undefined) {
      await noteForged(event, ports);
      return { kind: 'forged', event: eventId(tools.entropy.sha256, event.source, event.id) };
    }
    const { routing, seen, isNew } = await pinEvent(proven, { ports, tools });
    const { pinned, workspace } = routing;
    if (!isSameEvent(seen, pinned.body)) return noteReusedId(routing, event, { ports, tools });
    const outcome = outcomeOf(pinned.body);
    if (outcome !== undefined) return tellOutcome(routing, outcome, { ports, tools });
    const routes = matchingRoutes(workspace, pinned.body);
    if (routes.length === 0) {
      if (isNew) ports.meter.count('events-unrouted');
      return { kind: 'unrouted', event: pinned.id };
    }
    const naming = { sha256: tools.entropy.sha256, text: tools.text };
    const touched = touchedRecords(routes, { workspace, scope: envelopeOf(pinned.body) }, naming);
    for (const failed of touched.failed) await noteFailedRoute(routing, failed, { ports, tools });
    const plannings: Planning[] = [];
    for (const record of touched.records) {
      const { state, change } = await changeRecordOnce(routing, record, { ports, tools });
      if (state === 'superseded') continue;
      const telling = routesAsking(record.routes, change);
      await endAsksOf(
        routing,
        { record: record.id, isClosed: state === 'closed', telling },
        { ports, tools },
      );
      for (const route of telling) {
        plannings.push(await planningOf(routing, { route, record: record.id }, { ports, tools }));
      }
    }
    const tally = await tellAll(plannings, { ports, tools });
    return { kind: 'routed', event: pinned.id, routes: routes.length, ...tally };
  };
}

/** A record that is closed needs no answer any more; nor does what one of its routes says so of. */
async function endAsksOf(
  routing: Routing,
  of: { readonly record: string; readonly isClosed: boolean; readonly telling: readonly Route[] },
  means: { readonly ports: RouteEventPorts; readonly tools: RouteEventTools },
): Promise<void> {
  const { id: event, decidedAt: at } = routing.pinned;
  const by = { record: of.record, event, at };
  if (of.isClosed) return endAsks({ ...by, reason: 'record-closed' }, means);
  const routes = of.telling.flatMap(({ endsAsks = [] }) => endsAsks);
  if (routes.length > 0) await endAsks({ ...by, reason: 'ended', routes }, means);
}
