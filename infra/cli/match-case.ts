import { type Json, type JsonObject, isObject } from '#event-pattern/json';

export interface MatchCase {
  readonly pattern: Json;
  readonly event: JsonObject;
}

export type ReadCase =
  | ({ readonly kind: 'case' } & MatchCase)
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads `{ "pattern": ..., "event": ... }`; other members may stand beside them. */
export function matchCaseIn(line: string): ReadCase {
  const json = jsonIn(line);
  if (!isObject(json)) return refused(json === undefined ? 'is not JSON' : 'is not a JSON object');
  if (!Object.hasOwn(json, 'pattern') || !Object.hasOwn(json, 'event')) {
    return refused('lacks "pattern" or "event"');
  }
  return caseOf(json['pattern'], json['event']);
}

export function caseOf(pattern: Json | undefined, event: Json | undefined): ReadCase {
  if (!isObject(event)) return refused('the event is not a JSON object');
  return { kind: 'case', pattern: pattern ?? null, event };
}

/** Undefined for what is not JSON, which is nothing that JSON can be. */
export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(problem: string): ReadCase {
  return { kind: 'refused', problem };
}
