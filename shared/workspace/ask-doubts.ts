import { askingEntries } from './asking.ts';
import type { Entries, Entry } from './entries.ts';
import type { Problem } from './problem.ts';
import type { OutcomeRouteEntry, RouteEntry } from './schema.ts';

/** Quick replies of a route that asks nothing: whoever taps one decides nothing by it. */
export function askDoubts(
  { value, problem }: Entry<RouteEntry | OutcomeRouteEntry>,
  entries: Entries,
): readonly Problem[] {
  if ('ask' in value && value.ask !== undefined) return [];
  return askingEntries(value, entries).map(({ template, index }) =>
    problem(
      ['tell', index, 'template'],
      `'${template.id}' has quick replies and this route no 'ask': a tap is kept as a reply, and decides nothing`,
    ),
  );
}
