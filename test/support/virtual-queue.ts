import type { VirtualTime } from './virtual-time.ts';

/** A queue as SQS keeps it: what was taken and is not done with comes back when its visibility ends. */
export interface VirtualQueue {
  put(jobs: readonly string[]): void;
  /** One to ten jobs, as soon as there are any. */
  take(): Promise<readonly string[]>;
  /** They come back after the visibility timeout. */
  giveBack(jobs: readonly string[]): void;
  waiting(): number;
}

const batch = 10;
const visibilityMs = 180_000;

export function virtualQueue(time: VirtualTime): VirtualQueue {
  const jobs: string[] = [];
  const takers: (() => void)[] = [];
  const put = (more: readonly string[]): void => {
    jobs.push(...more);
    for (let takes = Math.ceil(more.length / batch); takes > 0; takes -= 1) takers.shift()?.();
  };
  return {
    put,
    waiting: () => jobs.length,
    async take() {
      while (jobs.length === 0) {
        await new Promise<void>((resolve) => {
          takers.push(resolve);
        });
      }
      return jobs.splice(0, batch);
    },
    giveBack(some) {
      void time.sleep(visibilityMs).then(() => put(some));
    },
  };
}
