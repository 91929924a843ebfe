import * as z from 'zod';

import { hint } from './nearest.ts';

/** An object with these fields and no others; whoever misspells one is told which there are. */
export function fields<S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => unknownField(issue, Object.keys(shape)) ?? wrongKind(issue),
  });
}

interface Issue {
  readonly code?: string;
  readonly expected?: unknown;
  readonly input?: unknown;
  readonly keys?: unknown;
}

/** What an issue says in this project's words; zod's own where there is nothing better. */
export function wrongKind(issue: Issue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  const wanted = nameOf(String(issue.expected));
  if (issue.input === undefined) return `missing; write ${wanted} here`;
  const quotes = issue.expected === 'string' && typeof issue.input !== 'object' ? ' in quotes' : '';
  return `write ${wanted}${quotes} here, not ${nameOf(kindOf(issue.input))}`;
}

/** One line for each unknown field, in the order of `issue.keys`. */
function unknownField(issue: Issue, known: readonly string[]): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !Array.isArray(issue.keys)) return undefined;
  return issue.keys.map((key) => `unknown field '${String(key)}'${hint(String(key), known)}`).join('\n');
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function nameOf(kind: string): string {
  const names: ReadonlyMap<string, string> = new Map([
    ['string', 'a text'],
    ['number', 'a number'],
    ['boolean', 'true or false'],
    ['array', 'a list'],
    ['object', 'a mapping'],
    ['record', 'a mapping'],
    ['null', 'nothing'],
  ]);
  return names.get(kind) ?? kind;
}
