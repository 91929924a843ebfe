import { type Asking, type AskingEntry } from './asking.ts';
import type { Entries, Entry } from './entries.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import { channelsOf } from './told-channels.ts';

type Refuse = Entry<unknown>['problem'];

/** Each is told by a message of their own that waits for those before it. */
const longestLine = 20;

/** Whether those who are asked are enough to decide, few enough for a line, and who may be handed an ask. */
export function audienceProblems(asking: Asking, problem: Refuse): readonly Problem[] {
  const { mode } = asking.rule;
  const people = fixedPeople(asking);
  return [
    ...(people !== undefined && mode.kind === 'quorum' && mode.of > people
      ? [problem(['mode', 'quorum'], `it takes ${mode.of} answers, and ${people} are asked`)]
      : []),
    ...(people !== undefined && mode.kind === 'sequential' && people > longestLine
      ? [problem(['mode'], `${people} are asked; one after the other at most ${longestLine}`)]
      : []),
    ...handToProblems(asking, problem),
  ];
}

/** How many are asked; undefined where an event says who. */
function fixedPeople({ told, entries }: Asking): number | undefined {
  if (told.some(({ tell }) => tell.person !== undefined || tell.managerOf !== undefined)) return undefined;
  return new Set(told.flatMap((entry) => membersOf(entry, entries)).map(({ person }) => person)).size;
}

function membersOf({ tell }: AskingEntry, entries: Entries) {
  return channelMembers({ tell }, entries).filter(
    ({ role }) => tell.role === undefined || role === tell.role,
  );
}

function channelMembers({ tell }: Pick<AskingEntry, 'tell'>, { channels }: Entries) {
  const named = new Set(channelsOf(tell).map(({ id }) => id));
  return channels.filter(({ value }) => named.has(value.id)).flatMap(({ value }) => value.members);
}

function handToProblems({ rule: { handTo }, told, entries }: Asking, problem: Refuse): readonly Problem[] {
  if (handTo === undefined) return [];
  const members = told.flatMap((entry) => channelMembers(entry, entries));
  const roles = [...new Set(members.flatMap(({ role }) => role ?? []))];
  if (roles.includes(handTo)) return [];
  return [
    problem(
      ['handTo'],
      `nobody in the channels that are asked has the role '${handTo}'${hint(handTo, roles)}`,
    ),
  ];
}
