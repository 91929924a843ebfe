import { compile } from '#event-pattern/compile';
import type { EventPattern } from '#event-pattern/event-pattern';
import { patternSet, type PatternSet } from '#event-pattern/pattern-set';
import { type BusinessEvent, envelopeOf } from '../event.ts';
import { findById, type Route, type Workspace } from '../workspace.ts';

/** A version of the workspace stays in memory for many events: its routes are compiled for the first of them. */
const sets = new WeakMap<Workspace, PatternSet>();

/** The routes that take an event, in the workspace's order. */
export function matchingRoutes(workspace: Workspace, event: BusinessEvent): readonly Route[] {
  const set =
    sets.get(workspace) ??
    patternSet(workspace.routes.map((route) => ({ id: route.id, pattern: patternOf(route) })));
  sets.set(workspace, set);
  return set.matching(envelopeOf(event)).map((id) => findById(workspace.routes, id));
}

/** A route's pattern, ready to match. Throws where it is none: the loader has compiled every pattern before. */
export function patternOf({ id, when }: Route): EventPattern {
  const outcome = compile(when);
  if (outcome.kind === 'compiled') return outcome.pattern;
  throw new Error(
    `the pattern of route ${id} does not compile at ${outcome.problems.map(({ path }) => path).join(', ')}`,
  );
}
