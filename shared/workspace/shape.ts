import type * as z from 'zod';

import { wrongKind } from './fields.ts';
import type { Problem } from './problem.ts';
import { WorkspaceFile } from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

export type Shaped =
  | { readonly kind: 'shaped'; readonly yaml: YamlFile; readonly entries: WorkspaceFile }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Whether a file has the fields that a workspace has, each of the right kind. */
export function shapeOf(yaml: YamlFile): Shaped {
  const parsed = WorkspaceFile.safeParse(yaml.content, { error: wrongKind });
  if (parsed.success) return { kind: 'shaped', yaml, entries: parsed.data };
  return {
    kind: 'refused',
    problems: parsed.error.issues.flatMap(meant).flatMap((issue) => problemsOf(yaml, issue)),
  };
}

/** Where a value may be of several kinds: what is wrong with it as the kind that it comes nearest to. */
function meant(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fitting = issue.errors.filter((inner) =>
    inner.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  const [nearest] = fitting.toSorted((a, b) => faultsIn(a) - faultsIn(b));
  if (nearest === undefined) return [issue];
  return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(meant);
}

function faultsIn(issues: readonly z.core.$ZodIssue[]): number {
  const counts = issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.length : 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

function problemsOf(yaml: YamlFile, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => yaml.problem([...path, key], lines[index] ?? issue.message));
  }
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [yaml.problem(path, message)];
}
