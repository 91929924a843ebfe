import { byId } from '../by-id.ts';
import type { Category } from './consent-rule.ts';
import type { Workspace } from '../workspace.ts';

/** The category that a route's messages belong to, if it has one: as the workspace has it, not as it had it. */
export function categoryOf(workspace: Workspace, route: string): Category | undefined {
  const { routes, outcomeRoutes = [], categories = [] } = workspace;
  const category = (byId(routes, route) ?? byId(outcomeRoutes, route))?.category;
  return category === undefined ? undefined : byId(categories, category);
}

/**
 * The category that somebody takes back who answers STOP to a message of this route: none where the workspace does not
 * tell categories apart, and none that is mandatory. STOP is meant of everything then.
 */
export function stoppedBy(workspace: Workspace, route: string): Category | undefined {
  const category = workspace.consent?.byCategory === true ? categoryOf(workspace, route) : undefined;
  return category?.mandatory === undefined ? category : undefined;
}
