import * as z from 'zod';
import { compile } from '#event-pattern/compile';
import type { Json, JsonObject } from '#event-pattern/json';
import { matches } from '#event-pattern/matches';

/** The pattern of a rule: the same matcher as that of the routes. */
export interface RulePattern {
  matches(event: JsonObject): boolean;
}

const Read: z.ZodType<Json> = z.json();

export function readPattern(given: unknown): RulePattern | { readonly problem: string } {
  const read = Read.safeParse(given);
  if (!read.success) return { problem: 'the pattern is no JSON' };
  const outcome = compile(read.data);
  if (outcome.kind === 'refused') {
    const texts = outcome.problems.map(({ path, message }) => `${path || 'the pattern'} ${message}`);
    return { problem: texts.join('; ') };
  }
  return { matches: (event) => matches(outcome.pattern, event) };
}
