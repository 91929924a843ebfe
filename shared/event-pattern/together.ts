import type { Branch } from './event-pattern.ts';
import { type Effort, spend } from './effort.ts';
import type { Fields } from './fields.ts';
import { isAccepted } from './leaf.ts';
import { type Chosen, type Grove, arraysIn, choosing, fieldsWithin, groveOf } from './places.ts';

/** Noting where it was tried costs as much as some comparisons. */
const costOfStep = 10;

/**
 * Whether one value for each leaf can be found such that, of every array, all of them lie in one element. Leaves are
 * taken in the order of their paths, as AWS's engine does: that a field is absent is asked within the elements chosen so far.
 */
export function holdTogether(branch: Branch, fields: Fields, effort: Effort): boolean {
  const groves = branch.map(({ path }) => groveOf(fields.byPath.get(path) ?? []));
  const lastUses = lastUsesOf(branch, fields);
  const dead = new Set<string>();
  const from = (index: number, chosen: Chosen): boolean => {
    const leaf = branch[index];
    const grove = groves[index];
    if (leaf === undefined || grove === undefined) return true;
    const state = `${index} ${stateOf(chosen)}`;
    if (dead.has(state)) return false;
    const matters = (array: number) => (lastUses.get(array) ?? -1) > index;
    const found = fieldsWithin(grove, chosen);
    if (!spend(effort, found.length + chosen.size + costOfStep)) return false;
    const held =
      (leaf.mayBeAbsent && found.length === 0 && from(index + 1, choosing(undefined, chosen, matters))) ||
      found.some(
        ({ value, place }) =>
          isAccepted(leaf, value, effort) && from(index + 1, choosing(place, chosen, matters)),
      );
    if (!held) dead.add(state);
    return held;
  };
  const size = groves.reduce((sum, grove) => sum + sizeOf(grove), 0);
  return spend(effort, size + lastUses.size) && from(0, new Map());
}

/** For each array, the last leaf with values in it: from there on, which element was chosen makes no difference. */
function lastUsesOf(branch: Branch, fields: Fields): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const [index, { path }] of branch.entries()) {
    for (const array of arraysIn(fields.byPath.get(path) ?? [])) uses.set(array, index);
  }
  return uses;
}

function stateOf(chosen: Chosen): string {
  return [...chosen]
    .toSorted(([a], [b]) => a - b)
    .map(([array, element]) => `${array}:${element}`)
    .join(' ');
}

function sizeOf({ here, arrays }: Grove): number {
  return here.length + arrays.size;
}
