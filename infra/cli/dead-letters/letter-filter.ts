import { hint } from '#workspace/nearest';
import { UsageError } from '../io.ts';
import type { Judged } from './judgement.ts';

export type LetterFilter = (judged: Judged) => boolean;

/** What a dead letter can be chosen by. */
const tests: Readonly<Record<string, (judged: Judged, wanted: string) => boolean>> = {
  reason: ({ reason }, wanted) => reason.startsWith(wanted),
  source: ({ source }, wanted) => source === wanted,
  ref: ({ name }, wanted) => name.startsWith(wanted),
  id: ({ ids }, wanted) => ids.some((id) => id.includes(wanted)),
};

/** A letter passes that has all of them: `reason=TimeoutError`, `source=helpdesk`. */
export function letterFilter(expressions: readonly string[]): LetterFilter {
  const wanted = expressions.map(testIn);
  return (judged) => wanted.every((test) => test(judged));
}

function testIn(expression: string): LetterFilter {
  const [, key = '', value = ''] = /^([^=]*)=(.+)$/s.exec(expression) ?? [];
  const test = Object.hasOwn(tests, key) ? tests[key] : undefined;
  if (test !== undefined) return (judged) => test(judged, value);
  if (value === '')
    throw new UsageError(`--filter '${expression}' is not KEY=VALUE, as in reason=TimeoutError`);
  throw new UsageError(`dead letters cannot be chosen by '${key}'${hint(key, Object.keys(tests))}`);
}
