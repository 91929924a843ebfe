import type { Leaf, View } from './event-pattern.ts';
import type { Scalar } from './json.ts';
import { type Ranged, type RangeTree, rangeTree } from './range-tree.ts';
import { type Sight, sights } from './views.ts';
import { tally } from './tally.ts';
import type { Entry, Traveller } from './traveller.ts';

/** Entries parted by what one of their leaves asks for, and each part again by another leaf. */
export interface Crossroads {
  /** Few, or nothing in them to go by: each has to be tried. */
  readonly rest: readonly Entry[];
  readonly paths: ReadonlyMap<string, Signpost>;
}

/** Where to go on from a value of one path. */
export interface Signpost {
  readonly tables: readonly Table[];
  readonly ranges: RangeTree<Crossroads> | undefined;
}

export interface Table {
  readonly sight: Sight;
  /** Of the keys, in code units, ascending. */
  readonly lengths: readonly number[];
  readonly ways: ReadonlyMap<Scalar, Crossroads>;
}

/** As few are tried as fast as they are parted further. */
const few = 4;
/** A leaf that would put an entry into more parts than this is left to be tried, unless it is the first. */
const mostCopies = 64;

export function crossroadsOf(travellers: readonly Traveller[]): Crossroads {
  const rest: Entry[] = [];
  const groups = new Map<string, Group>();
  const commonness = travellers.length > few ? tally(travellers) : undefined;
  for (const traveller of travellers) {
    const leaf = commonness && rarest(traveller, commonness);
    if (leaf === undefined) {
      rest.push(traveller.entry);
      continue;
    }
    const group = groups.get(leaf.path) ?? { keys: new Map(), ranges: [] };
    groups.set(leaf.path, group);
    join(group, leaf, traveller);
  }
  if (groups.size === 0) return { rest, paths: nowhere };
  return { rest, paths: new Map([...groups].map(([path, group]) => [path, signpostOf(group)])) };
}

/** Most crossroads are the end of a way. */
const nowhere: Crossroads['paths'] = new Map();

interface Group {
  readonly keys: Map<View, Map<Scalar, Traveller[]>>;
  readonly ranges: Ranged<Traveller>[];
}

function rarest({ left, copies }: Traveller, commonness: (leaf: Leaf) => number): Leaf | undefined {
  const able = left.filter(
    ({ tests, mayBeAbsent }) => !mayBeAbsent && (copies === 1 || copies * tests.length <= mostCopies),
  );
  const weighed = able.map((leaf) => ({ leaf, weight: commonness(leaf) }));
  return weighed.toSorted((a, b) => a.weight - b.weight)[0]?.leaf;
}

function join({ keys, ranges }: Group, leaf: Leaf, { entry, left, copies }: Traveller): void {
  const onward = { entry, left: left.filter((other) => other !== leaf), copies: copies * leaf.tests.length };
  for (const { anchor } of leaf.tests) {
    if (anchor.kind === 'range') {
      ranges.push({ range: anchor, item: onward });
      continue;
    }
    const ways = keys.get(anchor.view) ?? new Map<Scalar, Traveller[]>();
    keys.set(anchor.view, ways);
    const way = ways.get(anchor.key);
    if (way === undefined) ways.set(anchor.key, [onward]);
    else if (way.at(-1) !== onward) way.push(onward);
  }
}

function signpostOf({ keys, ranges }: Group): Signpost {
  const tables = [...keys].map(([view, ways]) => ({
    sight: sights[view],
    lengths: [...new Set([...ways.keys()].map((key) => String(key).length))].toSorted((a, b) => a - b),
    ways: new Map([...ways].map(([key, group]) => [key, crossroadsOf(group)])),
  }));
  return { tables, ranges: ranges.length === 0 ? undefined : rangeTree(ranges, crossroadsOf) };
}
