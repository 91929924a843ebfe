import type { OpenWindow } from './dedupe.ts';
import type { PinnedEvent } from '../event.ts';
import type { ExplainedRoute } from './explain.ts';
import { explainPeople } from './explain-people.ts';
import { asRepeated } from './explain-window.ts';
import type { ToldOutcome } from '../outcomes/outcome.ts';
import { outcomeMiss } from './outcome-routes.ts';
import type { Person } from '../people/person.ts';
import type { PlanTools } from './plan-slot.ts';
import type { OutcomeRoute, Workspace } from '../workspace.ts';

interface ExplainingOutcome {
  readonly pinned: PinnedEvent;
  readonly workspace: Workspace;
  readonly people: ReadonlyMap<string, Person>;
  readonly windows: ReadonlyMap<string, OpenWindow>;
}

/** What would become of an outcome of ours: each route that tells of outcomes, in the workspace's order. */
export function explainOutcome(
  explaining: ExplainingOutcome,
  outcome: ToldOutcome,
  tools: PlanTools,
): readonly ExplainedRoute[] {
  const told = new Set<string>();
  const { outcomeRoutes = [] } = explaining.workspace;
  return outcomeRoutes.map((route) => explainRoute(route, { ...explaining, outcome, told }, tools));
}

function explainRoute(
  route: OutcomeRoute,
  {
    outcome,
    told,
    people,
    windows,
    ...routing
  }: ExplainingOutcome & { outcome: ToldOutcome; told: Set<string> },
  tools: PlanTools,
): ExplainedRoute {
  const { record, scope, about } = outcome;
  const miss = outcomeMiss(route, outcome, routing.workspace);
  if (miss !== undefined) return { kind: 'misses', route: route.id, misses: [miss] };
  if (about === undefined) return { kind: 'failed', route: route.id, reason: 'record-unknown' };
  const planning = asRepeated({ ...routing, route, record, scope }, windows, tools);
  return {
    kind: 'tells',
    route: route.id,
    record: about,
    people: explainPeople(planning, { people, told }, tools),
  };
}
