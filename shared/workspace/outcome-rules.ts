import { namesIn } from './names-in.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import { idsOf } from './references.ts';
import { type Reading, tellingProblems, tellingTexts, textProblems } from './telling-rules.ts';

/** What the texts of a route that tells of outcomes can see. */
const names = ['outcome', 'record'];

/** What keeps a route that tells of outcomes from being used. */
export function outcomeRouteProblems(reading: Reading): readonly Problem[] {
  return reading.entries.outcomeRoutes.flatMap(({ value, problem }) => [
    ...namesIn(value.on.route).flatMap(({ name, path }) => {
      const message = routeFault(name, reading.entries);
      return message === undefined ? [] : [problem(['on', 'route', ...path], message)];
    }),
    ...tellingProblems(value, reading.entries, problem),
    ...textProblems(tellingTexts(value), { ...reading, names }, problem),
  ]);
}

function routeFault(id: string, { routes, outcomeRoutes }: Reading['entries']): string | undefined {
  if (idsOf(routes).includes(id)) return undefined;
  return idsOf(outcomeRoutes).includes(id)
    ? `'${id}' tells of outcomes itself, and what becomes of those is told by no route`
    : `unknown route '${id}'${hint(id, idsOf(routes))}`;
}
