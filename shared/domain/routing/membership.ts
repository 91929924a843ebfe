import { byId } from '../by-id.ts';
import type { Member, Workspace } from '../workspace.ts';

/** A notice to 10,000 asks as often whether somebody is one of the 10,000: their ids are gathered once. */
const people = new WeakMap<readonly Member[], ReadonlySet<string>>();

/** Whether the company's id is among the members of a channel; of one that is not there nobody is. */
export function isMember({ channels }: Workspace, channel: string, person: string): boolean {
  const members = byId(channels, channel)?.members;
  if (members === undefined) return false;
  const known = people.get(members) ?? new Set(members.map((member) => member.person));
  people.set(members, known);
  return known.has(person);
}
