import { type BusinessEvent, envelopeOf } from './event.ts';
import { matches } from './pattern.ts';
import type { Route, Workspace } from './workspace.ts';

/** The routes that take an event, in the workspace's order. */
export function matchingRoutes(workspace: Workspace, event: BusinessEvent): readonly Route[] {
  const envelope = envelopeOf(event);
  return workspace.routes.filter((route) => matches(route.when, envelope));
}
