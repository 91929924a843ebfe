import { mostPeople } from '#domain/routing/slices';
import type { Entries, Entry } from './entries.ts';
import type { Problem } from './problem.ts';
import type { TellEntry } from './schema.ts';
import { channelsOf } from './told-channels.ts';

/** A route that tells more members than a notice can have slices for. */
export function sizeProblems(
  tell: readonly TellEntry[],
  { channels }: Entries,
  problem: Entry<unknown>['problem'],
): readonly Problem[] {
  const members = new Map(channels.map(({ value }) => [value.id, value.members]));
  const people = new Set<string>();
  for (const { id, role } of tell.flatMap(channelsMeant)) {
    for (const member of members.get(id) ?? []) {
      if (role === undefined || role === member.role) people.add(member.person);
    }
  }
  if (people.size <= mostPeople) return [];
  const said = `it tells ${people.size} members, and one route can tell ${mostPeople}; make several routes of it`;
  return [problem(['tell'], said)];
}

/** Where an event names the people, there are few of them. */
function channelsMeant(entry: TellEntry) {
  if (entry.person !== undefined || entry.managerOf !== undefined) return [];
  return channelsOf(entry).map(({ id }) => ({ id, role: entry.role }));
}
