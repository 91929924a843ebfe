import { crossroadsOf } from './crossroads.ts';
import { freshEfforts } from './effort.ts';
import type { EventPattern } from './event-pattern.ts';
import { readFields, shapeOf } from './fields.ts';
import type { JsonObject } from './json.ts';
import { holds } from './matches.ts';
import type { Entry } from './traveller.ts';
import { reached } from './ways.ts';

export interface PatternSet {
  /**
   * The ids of the patterns that match, in the order in which they were given. The cost follows from the event and from
   * what matches, not from the number of patterns, and is bounded for any event; what the bound cuts off does not match.
   */
  matching(event: JsonObject): readonly string[];
}

export interface NamedPattern {
  readonly id: string;
  readonly pattern: EventPattern;
}

/** Indexes patterns by everything that their values have to be. */
export function patternSet(patterns: readonly NamedPattern[]): PatternSet {
  const entries = entriesOf(patterns);
  const shape = shapeOf(entries.flatMap(({ branch }) => branch.map(({ path }) => path)));
  const root = crossroadsOf(entries.map((entry) => ({ entry, left: entry.branch, copies: 1 })));
  return {
    matching(event) {
      const fields = readFields(event, shape);
      const efforts = freshEfforts();
      const tried = new Set<Entry>();
      const matched = new Set<number>();
      for (const { rest } of reached(root, fields, efforts.values)) {
        for (const entry of rest) {
          if (matched.has(entry.order) || tried.has(entry)) continue;
          tried.add(entry);
          if (holds(entry.branch, fields, efforts)) matched.add(entry.order);
        }
      }
      const orders = [...matched].toSorted((a, b) => a - b);
      return orders.map((order) => patterns[order]?.id).filter((id) => id !== undefined);
    },
  };
}

/** The alternatives of all patterns. Equal paths become one string, which the engine compares by its address. */
function entriesOf(patterns: readonly NamedPattern[]): readonly Entry[] {
  const paths = new Map<string, string>();
  const one = (path: string) => {
    const known = paths.get(path) ?? path;
    paths.set(path, known);
    return known;
  };
  return patterns.flatMap(({ pattern: { branches } }, order) =>
    branches.map((branch) => ({ order, branch: branch.map((leaf) => ({ ...leaf, path: one(leaf.path) })) })),
  );
}
