import type { Instant } from '#domain/instant';
import { Conflict } from '../tables/store/conflict.ts';
import type { Eraser } from '../tables/people/eraser.ts';
import { steadyStore } from '../tables/store/steady-store.ts';
import type { Item, Key, Put, PutOutcome, Store, Table } from '../tables/store/store.ts';
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
    async put(...puts) {
      checkLimits(puts);
      await turn();
      if (world.random() < faults.conflictRate) throw new Conflict('met another transaction');
      const first = write(shelves, puts, world.now());
      const outcome = world.random() < faults.duplicateRate ? write(shelves, puts, world.now()) : first;
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

function write(shelves: { readonly [T in Table]: Shelf }, puts: readonly Put[], at: Instant): PutOutcome {
  const refusals = puts.map(({ table, item, when }) => {
    const standing = newestOf(shelves[table], item);
    const holds = when === 'absent' ? standing === undefined : standing?.version === when.version;
    return holds ? undefined : { standing: copy(standing) };
  });
  if (refusals.some((refusal) => refusal !== undefined)) {
    return { kind: 'refused', standing: refusals.map((refusal) => refusal?.standing) };
  }
  for (const { table, item } of puts) place(shelves[table], structuredClone(item), at);
  return { kind: 'written' };
}

function copy(item: Item | undefined): Item | undefined {
  return item === undefined ? undefined : structuredClone(item);
}
