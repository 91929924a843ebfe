import { branchesOf } from './branches.ts';
import { readClause } from './clause.ts';
import type { EventPattern } from './event-pattern.ts';
import { shapeOf } from './fields.ts';
import { type Json, isObject } from './json.ts';
import type { Problem } from './problems.ts';

export type CompileOutcome =
  | { readonly kind: 'compiled'; readonly pattern: EventPattern }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const mostProblems = 50;

/**
 * Checks a pattern in EventBridge's event-pattern language and makes it ready to match. Throws for nothing that JSON can
 * hold. What EventBridge refuses is refused, and so is a path that one alternative of `$or` would name twice.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function compile(pattern: Json): CompileOutcome {
  if (!isObject(pattern))
    return { kind: 'refused', problems: [{ path: '', message: 'must be an object with fields' }] };
  const problems = new Map<string, Problem>();
  const refuse = (path: string, message: string) => {
    if (problems.size < mostProblems) problems.set(`${path} ${message}`, { path, message });
    return undefined;
  };
  const clause = readClause(pattern, refuse);
  const branches = problems.size === 0 ? branchesOf(clause, refuse) : [];
  if (problems.size > 0) return { kind: 'refused', problems: [...problems.values()] };
  const paths = branches.flatMap((branch) => branch.map((leaf) => leaf.path));
  return { kind: 'compiled', pattern: { branches, shape: shapeOf(paths) } };
}
