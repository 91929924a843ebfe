import type { RoutingJob } from '#contracts/routing-job';
import type { GivenUp } from '#domain/facts/message-fact';
import { noteEventSetAside, noteSliceSetAside } from './note-set-aside.ts';
import { routeEvent } from './route-event.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';
import { tellSlice } from './tell-slice.ts';

/** The step's two kinds of work: an event, or a slice of the notice that one became. */
export function routingWork(ports: RouteEventPorts, tools: RouteEventTools) {
  const [route, tell] = [routeEvent(ports, tools), tellSlice(ports, tools)];
  const [noteEvent, noteSlice] = [noteEventSetAside(ports, tools), noteSliceSetAside(ports, tools)];
  return {
    handle: async (job: RoutingJob) => (job.kind === 'slice' ? tell(job.slice) : route(job.event)),
    say: async (job: RoutingJob, givenUp: GivenUp) =>
      job.kind === 'slice' ? noteSlice(job.slice, givenUp) : noteEvent(job.event, givenUp),
  };
}
