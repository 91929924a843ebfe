import { byId } from '../by-id.ts';
import type { Workspace } from '../workspace.ts';
import type { AskRule } from './ask-rule.ts';

/** What a route asks. Throws where it asks nothing: an ask names the version that it was opened by. */
export function ruleOf({ routes, outcomeRoutes = [] }: Workspace, route: string): AskRule {
  const rule = (byId(routes, route) ?? byId(outcomeRoutes, route))?.ask;
  if (rule === undefined) throw new Error(`the route '${route}' asks nothing in the version of its ask`);
  return rule;
}
