import { askProblems, askTexts, endsAsksProblems } from './ask-rules.ts';
import { changeProblems } from './change-rules.ts';
import type { Entries, Entry } from './entries.ts';
import { hint } from './nearest.ts';
import { readPattern } from './pattern-rules.ts';
import type { Path, Problem } from './problem.ts';
import { fieldsOf } from './record-fields.ts';
import { idsOf } from './references.ts';
import type { RouteEntry } from './schema.ts';
import type { TellText } from './tell-rules.ts';
import { type Reading, tellingProblems, tellingTexts, textProblems } from './telling-rules.ts';

type Refuse = Entry<RouteEntry>['problem'];

/** What keeps a route from being used: its pattern, its texts, and whom and what it names. */
export function routeProblems(reading: Reading): readonly Problem[] {
  const { entries } = reading;
  return entries.routes.flatMap(({ value, problem }) => {
    const pattern = readPattern(value.when);
    const faults = pattern.kind === 'refused' ? pattern.faults : [];
    return [
      ...faults.map(({ path, message }) => problem(['when', ...path], message)),
      ...recordChannel(value, entries, problem),
      ...recordState(value, problem),
      ...changeProblems(value, problem),
      ...tellingProblems(value, entries, problem),
      ...askProblems(value, entries, problem),
      ...endsAsksProblems(value, entries, problem),
      ...textProblems([...recordTexts(value), ...tellingTexts(value), ...askTexts(value)], reading, problem),
    ];
  });
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

function recordTexts({ record }: RouteEntry): readonly TellText[] {
  const { key, title, stage, url } = record;
  const kept = (path: Path, text: string | undefined): readonly TellText[] =>
    text === undefined ? [] : [{ path: ['record', ...path], text, read: false }];
  return [
    ...Object.entries({ key, title, stage, url }).flatMap(([name, text]) => kept([name], text)),
    ...fieldsOf(record).flatMap(({ name, kind, text }) =>
      kept(kind === 'number' ? ['fields', name, 'number'] : ['fields', name], text),
    ),
  ];
}
