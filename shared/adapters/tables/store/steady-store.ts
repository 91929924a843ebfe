import { Conflict } from './conflict.ts';
import { sameItem } from './same-item.ts';
import { isCheck, type Item, type PutOutcome, type Store, type Write } from './store.ts';

/** How to wait: milliseconds in, and a number in [0, 1) that spreads the waits. */
export interface Patience {
  readonly pause: (ms: number) => Promise<void>;
  readonly random: () => number;
}

const tries = 12;
const longestWaitMs = 800;

/**
 * A store over an engine whose puts may throw `Conflict` (which the AWS SDK does not retry) and may be repeated
 * after a lost answer. Conflicts are tried again with full jitter, at most 12 times in about three seconds; then
 * the last one is thrown. A put that finds itself has won.
 */
export function steadyStore(engine: Store, patience: Patience): Store {
  return {
    get: (table, key) => engine.get(table, key),
    getMany: (table, keys) => engine.getMany(table, keys),
    query: (query) => engine.query(query),
    async put(...writes) {
      const outcome = await throughConflicts(() => engine.put(...writes), patience);
      if (outcome.kind === 'written') return outcome;
      return (await isOwnRepeat(engine, writes, outcome.standing)) ? { kind: 'written' } : outcome;
    },
  };
}

async function throughConflicts(
  put: () => Promise<PutOutcome>,
  { pause, random }: Patience,
): Promise<PutOutcome> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await put();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (tried === tries) throw new Error(`still in conflict after ${tries} tries`, { cause: error });
      await pause(random() * Math.min(longestWaitMs, 20 * 2 ** tried));
    }
  }
}

/** Of a check only: what held when this very write came first need not hold any more. */
async function isOwnRepeat(
  engine: Store,
  writes: readonly Write[],
  standing: readonly (Item | undefined)[],
): Promise<boolean> {
  const puts = writes.flatMap((write, place) =>
    isCheck(write) ? [] : [{ ...write, standing: standing[place] }],
  );
  if (puts.some(({ item, standing: found }) => found !== undefined && !sameItem(found, item))) return false;
  // An engine need not name every item of a transaction it refused: those it left out are read.
  const found = await Promise.all(
    puts.map(async ({ table, item, standing: named }) => ({
      item,
      stands: named ?? (await engine.get(table, item)),
    })),
  );
  return found.every(({ item, stands }) => stands !== undefined && sameItem(stands, item));
}
