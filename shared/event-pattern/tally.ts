import type { Anchor, Leaf } from './event-pattern.ts';
import type { Traveller } from './traveller.ts';

/** A range takes in many values, and that a field is there is true of nearly every event. */
const weights = { key: 1, range: 0.25, present: 4 } as const;

/** How many of a group would go the ways that a leaf opens; the fewer, the better the leaf tells them apart. */
export function tally(travellers: readonly Traveller[]): (leaf: Leaf) => number {
  const counts = new Map<string, number>();
  for (const { left } of travellers) {
    for (const { path, tests } of left) {
      for (const { anchor } of tests) {
        const way = wayOf(path, anchor);
        counts.set(way, (counts.get(way) ?? 0) + 1);
      }
    }
  }
  return ({ path, tests }) =>
    tests.reduce((sum, { anchor }) => sum + weightOf(anchor) * (counts.get(wayOf(path, anchor)) ?? 0), 0);
}

function wayOf(path: string, anchor: Anchor): string {
  if (anchor.kind === 'range') return `range ${path}`;
  const { view, key } = anchor;
  return `${view} ${typeof key} ${String(key)} ${path}`;
}

function weightOf(anchor: Anchor): number {
  if (anchor.kind === 'range') return weights.range;
  return anchor.view === 'present' ? weights.present : weights.key;
}
