import { isDeepStrictEqual } from 'node:util';
import type { Workspace } from '#domain/workspace';
import type { LoadOutcome, Problem } from '#workspace/load';

/** UTF-16 units that a problem may take: it is read in a terminal. */
const longestLine = 400;

/** What no text may show: an object that was printed, the source of a function, a stack. */
const inside = /\[object |\bfunction\b.*\(|=>|native code|\bat .+:\d+:\d+\)|node_modules/;

/** What is amiss with an outcome: nothing where it is refused with a place for each problem, or usable. */
export function amissWith(outcome: LoadOutcome): readonly string[] {
  return outcome.kind === 'refused'
    ? amissWithProblems(outcome.problems)
    : [...outcome.warnings.flatMap(amissWithProblem), ...amissWithWorkspace(outcome.workspace)];
}

function amissWithProblems(problems: readonly Problem[]): readonly string[] {
  return problems.length === 0 ? ['refused without a problem'] : problems.flatMap(amissWithProblem);
}

function amissWithProblem({ file, line, column, path, message }: Problem): readonly string[] {
  const promises: readonly (readonly [string, boolean])[] = [
    ['a file', file.endsWith('.yaml')],
    ['a line', Number.isInteger(line) && line >= 1],
    ['a column', Number.isInteger(column) && column >= 1],
    ['a path of bounded length', path.length <= longestLine],
    ['a message of bounded length', message !== '' && message.length <= longestLine],
    ['nothing of the inside', !inside.test(message)],
  ];
  const broken = promises.flatMap(([promise, kept]) => (kept ? [] : [promise]));
  return broken.map((promise) => `no ${promise}: ${file}:${line}:${column} ${path} ${message}`.slice(0, 400));
}

function amissWithWorkspace(workspace: Workspace): readonly string[] {
  const channels = new Set(workspace.channels.map(({ id }) => id));
  const templates = new Set(workspace.templates.map(({ id }) => id));
  const plain = isDeepStrictEqual(JSON.parse(JSON.stringify(workspace)), workspace);
  return [
    ...(plain ? [] : ['no plain JSON']),
    ...workspace.routes.flatMap(({ record, tell }) => [
      ...[record.channel, ...tell.map((told) => told.channel)].filter((id) => !channels.has(id)),
      ...tell.map((told) => told.template).filter((id) => !templates.has(id)),
    ]),
  ];
}
