import type { Crossroads, Signpost, Table } from './crossroads.ts';
import { type Effort, spend } from './effort.ts';
import type { Field, Fields } from './fields.ts';
import type { Scalar } from './json.ts';

/** Takes what was found on the way; each crossroads once. */
type Reach = (crossroads: Crossroads) => void;

/** Every crossroads that the fields of an event lead to. */
export function reached(
  root: Crossroads,
  { byPath, several }: Fields,
  effort: Effort,
): readonly Crossroads[] {
  const all = [root];
  // Only several values of one path can lead to the same place.
  const seen = several ? new Set<Crossroads>() : undefined;
  const reach: Reach = (crossroads) => {
    if (seen?.has(crossroads)) return;
    seen?.add(crossroads);
    all.push(crossroads);
  };
  // The list grows while it is walked.
  for (const { paths } of all) {
    if (!spend(effort, 1)) break;
    if (paths.size <= byPath.size) {
      for (const [path, signpost] of paths) follow(signpost, byPath.get(path), { reach, effort });
    } else {
      for (const [path, fields] of byPath) follow(paths.get(path), fields, { reach, effort });
    }
  }
  return all;
}

function follow(
  signpost: Signpost | undefined,
  fields: readonly Field[] | undefined,
  { reach, effort }: { readonly reach: Reach; readonly effort: Effort },
): void {
  if (signpost === undefined || fields === undefined || !spend(effort, fields.length)) return;
  for (const { value } of fields) {
    for (const table of signpost.tables) along(table, value, reach);
    if (typeof value === 'number') signpost.ranges?.eachAround(value, reach);
  }
}

function along({ sight: { part, see }, lengths, ways }: Table, value: Scalar, reach: Reach): void {
  const seen = see(value);
  if (seen === undefined) return;
  if (part === 'all' || typeof seen !== 'string') {
    const way = ways.get(seen);
    if (way !== undefined) reach(way);
    return;
  }
  for (const length of lengths) {
    if (length > seen.length) return;
    const way = ways.get(part === 'start' ? seen.slice(0, length) : seen.slice(seen.length - length));
    if (way !== undefined) reach(way);
  }
}
