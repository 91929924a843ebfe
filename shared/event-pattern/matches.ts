import { type Efforts, freshEfforts, withinPart } from './effort.ts';
import type { Branch, EventPattern } from './event-pattern.ts';
import { type Fields, readFields } from './fields.ts';
import type { JsonObject } from './json.ts';
import { holdsAlone } from './leaf.ts';
import { holdTogether } from './together.ts';

/** Whether an event matches, as EventBridge answers. Bounded in time for any event; false where the bound is reached. */
export function matches({ branches, shape }: EventPattern, event: JsonObject): boolean {
  const fields = readFields(event, shape);
  const efforts = freshEfforts();
  return branches.some((branch) => holds(branch, fields, efforts));
}

export function holds(branch: Branch, fields: Fields, efforts: Efforts): boolean {
  for (const leaf of branch) {
    const here = fields.byPath.get(leaf.path);
    // In an element where there is no such field, a leaf may hold that holds nowhere else.
    const couldHold = holdsAlone(leaf, here, efforts.values) || (fields.scattered && leaf.mayBeAbsent);
    if (!couldHold) return false;
  }
  if (!fields.scattered) return true;
  return withinPart(efforts.together, (part) => holdTogether(branch, fields, part));
}
