import { bounds } from './bounds.ts';
import type { Test } from './event-pattern.ts';
import type { Json } from './json.ts';
import { type Refuse, textIn } from './problems.ts';
import { wildcardTest } from './text-tests.ts';
import { readWildcard } from './wildcard.ts';

export function readWildcardTest(operand: Json, at: string, refuse: Refuse): Test | undefined {
  const text = textIn(operand, at, refuse);
  if (text === undefined) return undefined;
  const read = readWildcard(text);
  if (read.kind === 'malformed') return refuse(at, read.message);
  if (read.pieces.length - 1 > bounds.wildcards)
    return refuse(at, `has more than ${bounds.wildcards} wildcards`);
  return wildcardTest(read.pieces);
}
