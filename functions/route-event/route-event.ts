import type { Entropy } from '#domain/digest';
import { type BusinessEvent, envelopeOf, type PinnedEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import type { Instant } from '#domain/instant';
import { matchingRoutes } from '#domain/matching';
import type { TextRenderer } from '#domain/text';
import { touchedRecords } from '#domain/touched-records';
import type { Workspace } from '#domain/workspace';
import type { Events } from '#ports/events';
import type { Ledger } from '#ports/ledger';
import type { Messages } from '#ports/messages';
import type { Meter } from '#ports/meter';
import type { People } from '#ports/people';
import type { Records } from '#ports/records';
import type { SendQueue } from '#ports/send-queue';
import type { Workspaces } from '#ports/workspaces';
import { changeRecordOnce } from './change-record-once.ts';
import { noteFailedRoute } from './note-failed-route.ts';
import { tellAudience } from './tell-audience.ts';

export interface RouteEventPorts {
  readonly events: Events;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly records: Records;
  readonly ledger: Ledger;
  readonly messages: Messages;
  readonly sendQueue: SendQueue;
  readonly meter: Meter;
}

export interface RouteEventTools {
  readonly entropy: Entropy;
  readonly text: TextRenderer;
  readonly now: () => Instant;
}

/** One event, with everything that its routing rests on. */
export interface Routing {
  readonly pinned: PinnedEvent;
  readonly workspace: Workspace;
}

export type RouteOutcome =
  | { readonly kind: 'unrouted'; readonly event: string }
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
    const routes = matchingRoutes(workspace, pinned.body);
    if (routes.length === 0) {
      ports.meter.count('events-unrouted');
      return { kind: 'unrouted', event: pinned.id };
    }
    const naming = { sha256: tools.entropy.sha256, text: tools.text };
    const touched = touchedRecords(routes, { workspace, scope: envelopeOf(pinned.body) }, naming);
    for (const failed of touched.failed) await noteFailedRoute(routing, failed, { ports, tools });
    let planned = 0;
    let suppressed = 0;
    for (const record of touched.records) {
      await changeRecordOnce(routing, record, { ports, tools });
      for (const route of record.routes) {
        const told = await tellAudience({ ...routing, route, record: record.id }, { ports, tools });
        planned += told.planned;
        suppressed += told.suppressed;
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
  const pinned = await ports.events.pin({
    id: eventId(tools.entropy.sha256, event.source, event.id),
    body: event,
    decidedAt: tools.now(),
    version,
    salt: tools.entropy.random(),
  });
  return { pinned, workspace: await ports.workspaces.load(pinned.version) };
}
