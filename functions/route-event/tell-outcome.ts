import type { ToldOutcome } from '#domain/outcomes/outcome';
import type { Planning } from '#domain/routing/plan-slot';
import { outcomeRoutesOf } from '#domain/routing/outcome-routes';
import { noteFailedRoute } from './note-failed-route.ts';
import { planningOf } from './planning-of.ts';
import type { RouteOutcome } from './route-event.ts';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';
import { tellAll } from './tell-all.ts';

/** Tells of what became of other routes. No record changes by it: the messages lie under the one that it is about. */
export async function tellOutcome(
  routing: Routing,
  outcome: ToldOutcome,
  { ports, tools }: { ports: RouteEventPorts; tools: RouteEventTools },
): Promise<RouteOutcome> {
  const event = routing.pinned.id;
  const routes = outcomeRoutesOf(routing.workspace, outcome);
  if (routes.length === 0) return { kind: 'unrouted', event };
  const plannings: Planning[] = [];
  for (const route of routes) {
    if (outcome.about === undefined) {
      await noteFailedRoute(routing, { route, reason: 'record-unknown' }, { ports, tools });
      continue;
    }
    plannings.push(await planningOf(routing, { route, record: outcome.record }, { ports, tools }));
  }
  const tally = await tellAll(plannings, { ports, tools });
  return { kind: 'routed', event, routes: routes.length, ...tally };
}
