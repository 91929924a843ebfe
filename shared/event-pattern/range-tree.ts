import type { Range } from './event-pattern.ts';

/**
 * Which of many ranges a number lies in, in steps of the logarithm of their number. A segment tree over the bounds and
 * the gaps between them; each range is kept at the few nodes that cover it.
 */
export interface RangeTree<Held> {
  /** Calls back with what is held for the ranges around a number, group by group. */
  eachAround(value: number, visit: (held: Held) => void): void;
}

export interface Ranged<Item> {
  readonly range: Range;
  readonly item: Item;
}

export function rangeTree<Item, Held>(
  items: readonly Ranged<Item>[],
  hold: (items: readonly Item[]) => Held,
): RangeTree<Held> {
  const bounds = [...new Set(items.flatMap(({ range }) => [range.from, range.to]))]
    .filter((bound) => Number.isFinite(bound))
    .toSorted((a, b) => a - b);
  const leaves = 2 * bounds.length + 1;
  const groups = new Map<number, Item[]>();
  for (const { range, item } of items) {
    for (const node of covering(range, bounds, leaves)) {
      const group = groups.get(node);
      if (group === undefined) groups.set(node, [item]);
      else group.push(item);
    }
  }
  const held = new Map([...groups].map(([node, group]) => [node, hold(group)]));
  return {
    eachAround(value, visit) {
      for (let node = leaves + slotOf(value, bounds); node >= 1; node >>= 1) {
        const here = held.get(node);
        if (here !== undefined) visit(here);
      }
    },
  };
}

/** The highest nodes that lie wholly within a range. */
function covering(range: Range, bounds: readonly number[], leaves: number): readonly number[] {
  const nodes: number[] = [];
  const { from, to, openFrom, openTo } = range;
  let left = leaves + (from === -Infinity ? 0 : slotOf(from, bounds) + Number(openFrom));
  let right = leaves + (to === Infinity ? leaves : slotOf(to, bounds) + Number(!openTo));
  while (left < right) {
    if (left % 2 === 1) nodes.push(left++);
    if (right % 2 === 1) nodes.push(--right);
    left >>= 1;
    right >>= 1;
  }
  return nodes;
}

/** Odd slots are the bounds, even ones the gaps before, between and after them. */
function slotOf(value: number, bounds: readonly number[]): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bound = bounds[middle];
    if (bound !== undefined && bound < value) low = middle + 1;
    else high = middle;
  }
  return bounds[low] === value ? 2 * low + 1 : 2 * low;
}
