import type { ToldOutcome } from '../outcomes/outcome.ts';
import type { OutcomeRoute, Workspace } from '../workspace.ts';

/** The routes that tell of an outcome, in the workspace's order. */
export function outcomeRoutesOf(workspace: Workspace, outcome: ToldOutcome): readonly OutcomeRoute[] {
  const { outcomeRoutes = [] } = workspace;
  return outcomeRoutes.filter((route) => outcomeMiss(route, outcome, workspace) === undefined);
}

/**
 * Why a route does not tell of an outcome; undefined where it does. What became of a route that tells of outcomes is
 * told by none: two such routes whose people cannot be reached would keep each other busy without end.
 */
export function outcomeMiss(
  { on }: OutcomeRoute,
  { name, route }: ToldOutcome,
  { outcomeRoutes = [] }: Workspace,
): string | undefined {
  if (!on.outcome.some((wanted) => wanted === name))
    return `outcome: wanted ${on.outcome.join(' or ')}, found ${name}`;
  if (outcomeRoutes.some(({ id }) => id === route))
    return `route: ${route} tells of outcomes itself, and what becomes of those is told by no route`;
  if (on.route !== undefined && !on.route.includes(route))
    return `route: wanted ${on.route.join(' or ')}, found ${route}`;
  return undefined;
}
