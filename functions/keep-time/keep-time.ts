import { keepShard } from './keep-shard.ts';
import type { Keeping, KeepTimePorts, KeepTimeTools, Kept } from './keeping.ts';

/** What a tick did, by count. `due` is what an index named; it need not have been due. */
export type TickOutcome =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'kept';
      readonly due: number;
      readonly enqueued: number;
      readonly settled: number;
      readonly resent: number;
      readonly ended: number;
    };

/**
 * Looks after all that is due: jobs that got lost, waits that are over, doubts. Ticks may overlap, and each may end
 * anywhere: what is left comes with the next one. What fails does not keep the others from their turn; the tick throws
 * when all have had it.
 */
export function keepTime(ports: KeepTimePorts, tools: KeepTimeTools) {
  return async (): Promise<TickOutcome> => {
    const until = tools.now() + tools.time;
    const heartbeatOf = onceEach((number) => ports.heartbeats.of(number), tools);
    const paceOf = onceEach((number) => ports.paces.of(number), tools);
    const keeping = { ports, tools, until, heartbeatOf, paceOf };
    const shards = await Promise.all(ports.due.shards.map((shard) => keptOf(shard, keeping)));
    const kept = shards.flat();
    const failed = kept.filter((one) => one.kind === 'failed');
    if (failed.length > 0) {
      throw new Error(`${failed.length} of ${kept.length} due things failed`, { cause: failed[0]?.error });
    }
    return kept.length === 0 ? { kind: 'idle' } : { kind: 'kept', ...countsOf(kept) };
  };
}

async function keptOf(shard: string, keeping: Keeping): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  try {
    await keepShard(shard, keeping, kept);
  } catch (error) {
    kept.push({ kind: 'failed', error });
  }
  return kept;
}

function countsOf(kept: readonly Kept[]) {
  const count = (kind: Kept['kind']) => kept.filter((one) => one.kind === kind).length;
  return {
    due: kept.length,
    enqueued: count('enqueued'),
    settled: count('settled'),
    resent: count('resent'),
    ended: count('ended'),
  };
}

function onceEach<T>(readOf: (number: string) => Promise<T>, { firstNumber }: KeepTimeTools) {
  const read = new Map<string, Promise<T>>();
  return (number = firstNumber) => {
    const reading = read.get(number) ?? readOf(number);
    read.set(number, reading);
    return reading;
  };
}
