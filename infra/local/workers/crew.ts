import type { Worker } from './worker.ts';

/** At most `size` workers, lent out one at a time; one that ended makes room for a new one. */
export interface Crew {
  take(): Promise<Worker>;
  giveBack(worker: Worker): void;
  everyone(): readonly Worker[];
}

export function crewOf(size: number, hire: () => Worker): Crew {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];

  const leave = (worker: Worker) => {
    all.delete(worker);
    const place = idle.indexOf(worker);
    if (place >= 0) idle.splice(place, 1);
    waiting.shift()?.();
  };
  const add = (): Worker => {
    const worker = hire();
    all.add(worker);
    void worker.ended.finally(() => leave(worker));
    return worker;
  };
  return {
    everyone: () => [...all],
    take: async () => {
      for (;;) {
        const worker = idle.pop() ?? (all.size < size ? add() : undefined);
        if (worker?.isAlive() === true) return worker;
        if (worker === undefined) await new Promise<void>((done) => void waiting.push(done));
      }
    },
    giveBack: (worker) => {
      // One that was killed makes room when its process has ended.
      if (!worker.isAlive()) return;
      idle.push(worker);
      waiting.shift()?.();
    },
  };
}
