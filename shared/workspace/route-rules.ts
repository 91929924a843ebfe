import type { TextRenderer } from '#domain/text';

import type { Entries, Entry } from './entries.ts';
import { hint, nearest } from './nearest.ts';
import { readPattern } from './pattern-rules.ts';
import type { Path, Problem } from './problem.ts';
import { idsOf } from './references.ts';
import type { RouteEntry } from './schema.ts';
import { parametersOfTemplate } from './template-rules.ts';

type TellEntry = RouteEntry['tell'][number];
type Refuse = Entry<RouteEntry>['problem'];

/** What keeps a route from being used: its pattern, its texts, and whom and what it names. */
export function routeProblems(entries: Entries, texts: TextRenderer): readonly Problem[] {
  return entries.routes.flatMap(({ value, problem }) => {
    const pattern = readPattern(value.when);
    const faults = pattern.kind === 'refused' ? pattern.faults : [];
    return [
      ...faults.map(({ path, message }) => problem(['when', ...path], message)),
      ...recordChannel(value, entries, problem),
      ...recordState(value, problem),
      ...value.tell.flatMap((tell, index) => tellProblems(tell, entries, below(problem, ['tell', index]))),
      ...textsOf(value).flatMap(([path, text]) => {
        const fault = texts.check(text);
        return fault === undefined ? [] : [problem(path, fault.message)];
      }),
    ];
  });
}

function below(problem: Refuse, above: Path): Refuse {
  return (path, message) => problem([...above, ...path], message);
}

function recordChannel({ record }: RouteEntry, { channels }: Entries, problem: Refuse): Problem[] {
  if (record.channel === undefined || idsOf(channels).includes(record.channel)) return [];
  return [
    problem(
      ['record', 'channel'],
      `unknown channel '${record.channel}'${hint(record.channel, idsOf(channels))}`,
    ),
  ];
}

function recordState({ record }: RouteEntry, problem: Refuse): Problem[] {
  if (record.close !== true || record.reopen !== true) return [];
  return [
    problem(['record', 'reopen'], 'a route closes a record or opens it again, not both; remove one of them'),
  ];
}

function tellProblems(tell: TellEntry, entries: Entries, problem: Refuse): Problem[] {
  return [...audienceProblems(tell, entries, problem), ...wordingProblems(tell, entries, problem)];
}

function audienceProblems(tell: TellEntry, { channels }: Entries, problem: Refuse): Problem[] {
  const channel = channels.find(({ value }) => value.id === tell.channel)?.value;
  if (channel === undefined) {
    return [problem(['channel'], `unknown channel '${tell.channel}'${hint(tell.channel, idsOf(channels))}`)];
  }
  const roles = [...new Set(channel.members.flatMap(({ role }) => role ?? []))];
  if (tell.role === undefined || roles.includes(tell.role)) return [];
  return [
    problem(
      ['role'],
      `nobody in channel '${channel.id}' has the role '${tell.role}'${hint(tell.role, roles)}`,
    ),
  ];
}

function wordingProblems(tell: TellEntry, { templates }: Entries, problem: Refuse): Problem[] {
  const template = templates.find(({ value }) => value.id === tell.template)?.value;
  if (template === undefined) {
    return [
      problem(['template'], `unknown template '${tell.template}'${hint(tell.template, idsOf(templates))}`),
    ];
  }
  const wanted = parametersOfTemplate(template);
  const given = Object.keys(tell.with);
  const extra = given.filter((name) => !wanted.includes(name));
  const missing = wanted.filter((name) => !given.includes(name) && nearest(name, extra) === undefined);
  return [
    ...extra.map((name) =>
      problem(['with', name], `template '${template.id}' has no parameter '${name}'${hint(name, wanted)}`),
    ),
    ...missing.map((name) =>
      problem(['with', name], `missing; template '${template.id}' needs a text for {{${name}}}`),
    ),
  ];
}

function textsOf({ record, tell }: RouteEntry): [Path, string][] {
  const { key, title, stage, url } = record;
  const fixed = Object.entries({ key, title, stage, url }).flatMap(([name, text]): [Path, string][] =>
    text === undefined ? [] : [[['record', name], text]],
  );
  const named = Object.entries(record.fields ?? {}).map(([name, text]): [Path, string] => [
    ['record', 'fields', name],
    text,
  ]);
  const told = tell.flatMap((entry, index) =>
    Object.entries(entry.with).map(([name, text]): [Path, string] => [['tell', index, 'with', name], text]),
  );
  return [...fixed, ...named, ...told];
}
