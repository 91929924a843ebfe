import { aroundCalls } from './around-calls.ts';
import type { VirtualQueue } from './virtual-queue.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Mortality {
  readonly time: VirtualTime;
  readonly chance: () => number;
  /** Share of the batches in which it dies. */
  readonly killed: number;
}

export interface WorkerTask<P> {
  /** Does one job with the worker's own ports. */
  readonly workWith: (ports: P) => (job: string) => Promise<unknown>;
  /** Whether a job that fails comes back, or ends the test. */
  readonly failing: 'comes-back' | 'crashes';
  /** A batch that takes longer kills it. Milliseconds. */
  readonly timeout?: number;
}

/** A worker that dies does so within this time of its batch's coming. */
const life = 3_000;

class Killed extends Error {}

/** One Lambda worker: batch after batch from its queue. Where it dies, nothing more of the batch happens, and all of it comes back. */
export function mortalWorker<P extends object>(
  { time, chance, killed }: Mortality,
  ports: P,
  { workWith, failing, timeout }: WorkerTask<P>,
) {
  let dead = false;
  let batches = 0;
  const alive = (): void => {
    if (dead) throw new Killed();
  };
  const mortal = aroundCalls(ports, async (_, run) => {
    alive();
    const answer = await run();
    alive();
    return answer;
  });
  const work = workWith(mortal);
  return async (queue: VirtualQueue): Promise<never> => {
    for (;;) {
      const jobs = await queue.take();
      dead = false;
      batches += 1;
      const batch = batches;
      if (chance() < killed) {
        void time.sleep(chance() * life).then(() => (dead = true));
      }
      if (timeout !== undefined) void time.sleep(timeout).then(() => (dead ||= batch === batches));
      const settled = await Promise.allSettled(jobs.map(work));
      const failed = jobs.filter((_, place) => settled[place]?.status === 'rejected');
      const surprise = settled.find((one) => one.status === 'rejected' && !(one.reason instanceof Killed));
      if (failing === 'crashes' && surprise?.status === 'rejected') throw surprise.reason;
      queue.giveBack(dead ? jobs : failed);
    }
  };
}
