import { freshEfforts, wasCut } from './effort.ts';
import type { Branch, EventPattern } from './event-pattern.ts';
import { type Fields, readFields } from './fields.ts';
import type { Json, JsonObject, Scalar } from './json.ts';
import { holdsAlone } from './leaf.ts';
import { holds } from './matches.ts';

export type Explanation =
  | { readonly kind: 'matches' }
  /** What the alternative of the pattern that comes nearest lacks. */
  | { readonly kind: 'misses'; readonly misses: readonly Miss[] };

export type Miss =
  | {
      readonly kind: 'value';
      readonly path: string;
      /** The values and operators of the pattern, one of which would have been enough. */
      readonly wanted: readonly Json[];
      /** What the event holds there, the first few; empty where there is nothing. */
      readonly found: readonly Scalar[];
    }
  /** Each has what was wanted, but not in one and the same element of an array. */
  | { readonly kind: 'apart'; readonly paths: readonly string[] }
  /** The event asks for more comparisons than one event is given. */
  | { readonly kind: 'undecided' };

const fewValues = 10;

/** Why an event does not match, for a person to read. */
export function explain({ branches, shape }: EventPattern, event: JsonObject): Explanation {
  const fields = readFields(event, shape);
  const efforts = freshEfforts();
  const missed: (readonly Miss[])[] = [];
  for (const branch of branches) {
    if (holds(branch, fields, efforts)) return { kind: 'matches' };
    missed.push(wasCut(efforts) ? [{ kind: 'undecided' }] : missesOf(branch, fields));
  }
  const nearest = missed.toSorted((a, b) => a.length - b.length)[0];
  return { kind: 'misses', misses: nearest ?? [] };
}

function missesOf(branch: Branch, fields: Fields): readonly Miss[] {
  const { values } = freshEfforts();
  const misses = branch
    .filter((leaf) => !holdsAlone(leaf, fields.byPath.get(leaf.path), values))
    .map(({ path, wanted }): Miss => {
      const found = fields.byPath.get(path) ?? [];
      return { kind: 'value', path, wanted, found: found.slice(0, fewValues).map(({ value }) => value) };
    });
  return misses.length > 0 ? misses : [{ kind: 'apart', paths: branch.map(({ path }) => path) }];
}

/** The same as lines for a person; none where the event matches. */
export function missLines(pattern: EventPattern, event: JsonObject): readonly string[] {
  const explanation = explain(pattern, event);
  return explanation.kind === 'matches' ? [] : explanation.misses.map(missLine);
}

/** One line for a person. */
export function missLine(miss: Miss): string {
  if (miss.kind === 'undecided') return 'the event is too entangled to be decided';
  if (miss.kind === 'apart') return `no one element of an array has all of ${miss.paths.join(', ')}`;
  const { path, wanted, found } = miss;
  const oneOf = wanted.map((value) => JSON.stringify(value)).join(' or ');
  const instead = found.length === 0 ? 'nothing' : found.map((value) => JSON.stringify(value)).join(', ');
  return `${path}: wanted ${oneOf}, found ${instead}`;
}
