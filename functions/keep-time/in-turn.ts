import type { Queued } from '#ports/send-queue';
import type { Keeping, Kept } from './keeping.ts';

/** What became of a thing, and the job that follows. */
export interface Work {
  readonly kept: Kept;
  readonly job?: Queued;
}

/** So many are looked after at the same time: sixteen shards share the function's connections. */
const sideBySide = 10;

/**
 * Looks after each thing by itself, so that a failure concerns the one that it meets; then puts their jobs in one go.
 * Throws where those could not be put: their messages are moved already, and come again when they are due.
 */
export async function inTurn<T>(
  all: readonly T[],
  { ports }: Pick<Keeping, 'ports'>,
  work: (one: T) => Promise<readonly Work[]>,
): Promise<readonly Kept[]> {
  const done: Work[] = [];
  for (let from = 0; from < all.length; from += sideBySide) {
    const some = all.slice(from, from + sideBySide).map((one) => work(one).catch(asFailure));
    done.push(...(await Promise.all(some)).flat());
  }
  const jobs = done.flatMap(({ job }) => (job === undefined ? [] : [job]));
  if (jobs.length > 0) await ports.sendQueue.put(jobs);
  return done.map(({ kept }) => kept);
}

function asFailure(error: unknown): readonly Work[] {
  return [{ kept: { kind: 'failed', error } }];
}
