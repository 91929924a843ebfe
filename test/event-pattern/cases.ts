import { readFileSync } from 'node:fs';
import { compile } from '#event-pattern/compile';
import type { EventPattern } from '#event-pattern/event-pattern';
import { type Json, type JsonObject, isObject } from '#event-pattern/json';
import { matches } from '#event-pattern/matches';

export interface Case {
  readonly pattern: JsonObject;
  readonly event: JsonObject;
  readonly matches: boolean;
}

/** Patterns, events and what AWS's own engine answered. */
export function awsCases(): readonly Case[] {
  const lines = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { pattern, event, matches: answer } = JSON.parse(line);
    if (!isObject(pattern) || !isObject(event) || typeof answer !== 'boolean')
      throw new Error(`no case: ${line}`);
    return { pattern, event, matches: answer };
  });
}

export function compiled(pattern: Json): EventPattern {
  const outcome = compile(pattern);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.pattern;
}

export function isMatch(pattern: Json, event: JsonObject): boolean {
  return matches(compiled(pattern), event);
}
