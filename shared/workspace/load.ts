import { textRenderer } from '#domain/texts/text';
import type { Workspace } from '#domain/workspace';

import { answerProblems } from './answer-rules.ts';
import { compile } from './compile.ts';
import { consentProblems } from './consent-rules.ts';
import { type Entries, type FileEntries, entriesOf } from './entries.ts';
import { outcomeRouteProblems } from './outcome-rules.ts';
import type { Problem } from './problem.ts';
import { numberProblems, referenceProblems } from './references.ts';
import { routeProblems } from './route-rules.ts';
import { shapeOf } from './shape.ts';
import { templateProblems } from './template-rules.ts';
import { warningsOf } from './warnings.ts';
import { type SourceFile, readYaml } from './yaml-file.ts';

export type { Problem } from './problem.ts';
export type { SourceFile } from './yaml-file.ts';

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly workspace: Workspace; readonly warnings: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** What a workspace must fit besides itself, as far as it is known. */
export interface Deployed {
  /** Names of the stack's business numbers. */
  readonly numbers?: readonly string[];
}

/**
 * A workspace from the YAML files of its folder, in any order. Whole or not at all: each problem names file, line,
 * column and path. What the entries say of each other is looked at once every file has the right shape.
 */
export function loadWorkspace(files: readonly SourceFile[], { numbers }: Deployed = {}): LoadOutcome {
  if (files.length === 0) return refused([nothing('', 'no *.yaml or *.yml file here')]);
  const read = files.toSorted((a, b) => (a.file < b.file ? -1 : 1)).map(readShape);
  const problems = read.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.problems : []));
  if (problems.length > 0) return refused(problems);
  const entries = entriesOf(
    read.flatMap((outcome): FileEntries[] => (outcome.kind === 'shaped' ? [outcome] : [])),
  );
  const wrong = [
    ...entryProblems(entries),
    ...(numbers === undefined ? [] : numberProblems(entries, numbers)),
  ];
  if (wrong.length > 0) return refused(wrong);
  return { kind: 'loaded', workspace: compile(entries), warnings: warningsOf(entries) };
}

function readShape(source: SourceFile): ReturnType<typeof shapeOf> {
  const outcome = readYaml(source);
  return outcome.kind === 'refused' ? outcome : shapeOf(outcome.yaml);
}

function entryProblems(entries: Entries): readonly Problem[] {
  const reading = { entries, texts: textRenderer() };
  return [
    ...referenceProblems(entries),
    ...consentProblems(entries),
    ...answerProblems(entries),
    ...entries.templates.flatMap(templateProblems),
    ...routeProblems(reading),
    ...outcomeRouteProblems(reading),
  ];
}

function refused(problems: readonly Problem[]): LoadOutcome {
  return { kind: 'refused', problems: problems.toSorted(inReadingOrder) };
}

function inReadingOrder(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function nothing(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', message };
}
