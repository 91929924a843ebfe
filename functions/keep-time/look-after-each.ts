import { sideBySide } from '#domain/side-by-side';
import type { AskPlace } from '#ports/asks';
import type { Queued } from '#ports/send-queue';
import type { Keeping, Kept } from './keeping.ts';

/** What became of a thing, and the job that follows. */
export interface Work {
  readonly kept: Kept;
  readonly job?: Queued;
  /** It is to be followed. */
  readonly ask?: AskPlace;
}

/** So many are looked after at the same time: sixteen shards share the function's connections. */
const mostAtOnce = 10;

/**
 * Looks after each thing by itself, so that a failure concerns the one that it meets; then puts their jobs in one go.
 * Throws where those could not be put: what they are about is moved already, and comes again when it is due.
 */
export async function lookAfterEach<T>(
  all: readonly T[],
  { ports }: { readonly ports: Pick<Keeping['ports'], 'sendQueue' | 'askQueue'> },
  work: (one: T) => Promise<readonly Work[]>,
): Promise<readonly Kept[]> {
  const done = (await sideBySide(all, mostAtOnce, (one) => work(one).catch(asFailure))).flat();
  const jobs = done.flatMap(({ job }) => (job === undefined ? [] : [job]));
  if (jobs.length > 0) await ports.sendQueue.put(jobs);
  const asks = done.flatMap(({ ask }) => (ask === undefined ? [] : [ask]));
  if (asks.length > 0) await ports.askQueue.put(asks);
  return done.map(({ kept }) => kept);
}

function asFailure(error: unknown): readonly Work[] {
  return [{ kept: { kind: 'failed', error } }];
}
