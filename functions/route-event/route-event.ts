import { type BusinessEvent, envelopeOf, isSameEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import { matchingRoutes } from '#domain/matching';
import { producerId } from '#domain/source';
import { touchedRecords } from '#domain/touched-records';
import { sourceOf } from '#domain/workspace';
import { changeRecordOnce } from './change-record-once.ts';
import { noteFailedRoute } from './note-failed-route.ts';
import { noteReusedId } from './note-reused-id.ts';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';
import { tellAudience } from './tell-audience.ts';

export type RouteOutcome =
  | { readonly kind: 'unrouted'; readonly event: string }
  /** Its id belongs to another event of that source. */
  | { readonly kind: 'id-reused'; readonly event: string }
  | {
      readonly kind: 'routed';
      readonly event: string;
      readonly routes: number;
      readonly planned: number;
      readonly suppressed: number;
    };

/**
 * Takes one event: changes the records it speaks of, plans who is told, queues the messages. Delivered again, it
 * finds what stands and goes on from there; the first delivery's moment and workspace version hold for all.
 */
export function routeEvent(ports: RouteEventPorts, tools: RouteEventTools) {
  return async (event: BusinessEvent): Promise<RouteOutcome> => {
    const routing = await pin(event, ports, tools);
    const { pinned, workspace } = routing;
    if (!isSameEvent(event, pinned.body)) return noteReusedId(routing, event, { ports, tools });
    const routes = matchingRoutes(workspace, pinned.body);
    if (routes.length === 0) {
      ports.meter.count('events-unrouted');
      return { kind: 'unrouted', event: pinned.id };
    }
    const naming = { sha256: tools.entropy.sha256, text: tools.text };
    const touched = touchedRecords(routes, { workspace, scope: envelopeOf(pinned.body) }, naming);
    for (const failed of touched.failed) await noteFailedRoute(routing, failed, { ports, tools });
    const told = new Set<string>();
    let planned = 0;
    let suppressed = 0;
    for (const record of touched.records) {
      const { state } = await changeRecordOnce(routing, record, { ports, tools });
      if (state === 'superseded') continue;
      for (const route of record.routes) {
        const reach = await tellAudience({ ...routing, route, record: record.id }, { ports, tools, told });
        planned += reach.planned;
        suppressed += reach.suppressed;
      }
    }
    return { kind: 'routed', event: pinned.id, routes: routes.length, planned, suppressed };
  };
}

async function pin(event: BusinessEvent, ports: RouteEventPorts, tools: RouteEventTools): Promise<Routing> {
  const version = await ports.workspaces.current();
  if (version === undefined) {
    throw new Error(
      'no workspace is applied: apply one with `chasqui apply FOLDER`, then redrive the events queue',
    );
  }
  const source = sourceOf(await ports.workspaces.load(version), event.source);
  const pinned = await ports.events.pin({
    id: eventId(tools.entropy.sha256, event.source, producerId(event, source)),
    body: event,
    decidedAt: tools.now(),
    version,
    salt: tools.entropy.random(),
  });
  return { pinned, workspace: await ports.workspaces.load(pinned.version) };
}
