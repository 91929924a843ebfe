import type { Entries, Entry } from './entries.ts';
import { hint } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { ChannelEntry, SourceEntry } from './schema.ts';

/** Ids that two entries share, and names that nothing bears. */
export function referenceProblems(entries: Entries): readonly Problem[] {
  return [
    ...repeated('branch', entries.branches),
    ...repeated('channel', entries.channels),
    ...repeated('template', entries.templates),
    ...repeated('route', [...entries.routes, ...entries.outcomeRoutes]),
    ...repeated('source', entries.sources),
    ...repeated('category', entries.categories),
    ...entries.sources.flatMap(sourceProblems),
    ...entries.channels.flatMap((channel) => channelProblems(channel, idsOf(entries.branches))),
  ];
}

export function idsOf(entries: readonly Entry<{ readonly id: string }>[]): readonly string[] {
  return entries.map(({ value }) => value.id);
}

function repeated(word: string, entries: readonly Entry<{ readonly id: string }>[]): Problem[] {
  const first = new Map<string, Problem>();
  return entries.flatMap(({ value, problem }) => {
    const before = first.get(value.id);
    if (before === undefined) {
      first.set(value.id, problem(['id'], ''));
      return [];
    }
    return [problem(['id'], `a ${word} '${value.id}' is already in ${before.file}, line ${before.line}`)];
  });
}

function channelProblems({ value, problem }: Entry<ChannelEntry>, branches: readonly string[]): Problem[] {
  const unknown = branches.includes(value.branch)
    ? []
    : [problem(['branch'], `unknown branch '${value.branch}'${hint(value.branch, branches)}`)];
  const seen = new Set<string>();
  const twice = value.members.flatMap((member, index) => {
    const key = JSON.stringify([member.person, member.role]);
    const known = seen.has(key);
    seen.add(key);
    return known ? [problem(['members', index], `'${member.person}' is already in this channel`)] : [];
  });
  return [...unknown, ...twice];
}

/** Channels whose messages would have no number to go from. */
export function numberProblems({ channels }: Entries, deployed: readonly string[]): readonly Problem[] {
  return channels.flatMap(({ value: { number }, problem }) =>
    number === undefined || deployed.includes(number)
      ? []
      : [
          problem(
            ['number'],
            `no number '${number}' is deployed, by the setting 'numbers'${hint(number, deployed)}`,
          ),
        ],
  );
}

/** Names that no outside system may report under: ours are not routed, AWS's are not taken by the bus. */
const reserved = ['chasqui.', 'aws.'];

function sourceProblems({ value, problem }: Entry<SourceEntry>): Problem[] {
  return reserved
    .filter((prefix) => value.id.startsWith(prefix))
    .map((prefix) => problem(['id'], `'${value.id}' begins with '${prefix}', which no source of yours may`));
}
