import type { Instant } from '#domain/instant';
import { Conflict } from '../tables/store/conflict.ts';
import type { Eraser } from '../tables/people/eraser.ts';
import { steadyStore } from '../tables/store/steady-store.ts';
import {
  isCheck,
  type Item,
  type Key,
  type PutOutcome,
  type Store,
  type Table,
  type Write,
} from '../tables/store/store.ts';
import { checkLimits } from './dynamo-limits.ts';
import { queryShelf } from './query-shelf.ts';
import { type Shelf, allOf, newestOf, place, shelf, takeAway } from './shelf.ts';

/** What DynamoDB does now and then and no local engine shows. */
export interface Faults {
  /** How far the indexes lag behind. */
  readonly indexLagMs: number;
  /** Share of the puts that meet another transaction, 0 to below 1. */
  readonly conflictRate: number;
  /** Share of the puts that happen twice, the second answer being the one that arrives. */
  readonly duplicateRate: number;
}

export interface World {
  readonly now: () => Instant;
  /** In [0, 1): decides about faults and about who comes first. */
  readonly random: () => number;
}

export interface MemoryStore extends Store {
  /** All that lies there, in no order. No adapter can. */
  items(table: Table): readonly Item[];
  /** As whoever erases may. */
  readonly eraser: Eraser;
  /** Puts an item without any condition, as somebody with the right to it may. No adapter can. */
  overwrite(table: Table, item: Item): void;
}

export const quiet: Faults = { indexLagMs: 0, conflictRate: 0, duplicateRate: 0 };

/** The tables in memory: refuses what DynamoDB refuses, and has its faults on demand. */
export function memoryStore(faults: Faults, world: World): MemoryStore {
  const shelves = { state: shelf(), ledger: shelf() };
  const turn = async () => {
    const turns = Math.floor(world.random() * 4);
    for (let taken = 0; taken < turns; taken += 1) await Promise.resolve();
  };
  const get = (table: Table, key: Key) => copy(newestOf(shelves[table], key));
  const engine: Store = {
    async get(table, key) {
      await turn();
      return get(table, key);
    },
    async getMany(table, keys) {
      await turn();
      return keys.map((key) => get(table, key));
    },
    async put(...writes) {
      checkLimits(writes);
      await turn();
      if (world.random() < faults.conflictRate) throw new Conflict('met another transaction');
      const first = write(shelves, writes, world.now());
      const outcome = world.random() < faults.duplicateRate ? write(shelves, writes, world.now()) : first;
      await turn();
      return outcome;
    },
    async query(query) {
      await turn();
      const seen = query.index === undefined ? world.now() : world.now() - faults.indexLagMs;
      return structuredClone(queryShelf(shelves[query.table], query, seen));
    },
  };
  const patience = { pause: turn, random: world.random };
  return {
    ...steadyStore(engine, patience),
    items: (table) => structuredClone(allOf(shelves[table])),
    overwrite: (table, item) => place(shelves[table], structuredClone(item), world.now()),
    eraser: eraserOn(shelves.state, { turn, now: world.now }),
  };
}

function eraserOn(state: Shelf, { turn, now }: { turn: () => Promise<void>; now: () => Instant }): Eraser {
  return {
    async remove(key, version) {
      await turn();
      const standing = newestOf(state, key);
      if (version !== undefined && standing !== undefined && standing['version'] !== version) return false;
      takeAway(state, key);
      return true;
    },
    async overwrite(item) {
      await turn();
      place(state, structuredClone(item), now());
    },
  };
}

function write(shelves: { readonly [T in Table]: Shelf }, writes: readonly Write[], at: Instant): PutOutcome {
  const refusals = writes.map((one) => {
    const standing = newestOf(shelves[one.table], isCheck(one) ? one.key : one.item);
    return mayBeWritten(one, standing) ? undefined : { standing: copy(standing) };
  });
  if (refusals.some((refusal) => refusal !== undefined)) {
    return { kind: 'refused', standing: refusals.map((refusal) => refusal?.standing) };
  }
  for (const one of writes) if (!isCheck(one)) place(shelves[one.table], structuredClone(one.item), at);
  return { kind: 'written' };
}

function mayBeWritten(one: Write, standing: Item | undefined): boolean {
  if (isCheck(one)) return standing?.[one.holds.attribute] === one.holds.value;
  return one.when === 'absent' ? standing === undefined : standing?.['version'] === one.when.version;
}

function copy(item: Item | undefined): Item | undefined {
  return item === undefined ? undefined : structuredClone(item);
}
