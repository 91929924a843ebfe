import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crewOf } from './crew.ts';
import { startWorker } from './worker.ts';
import type { Invoked, WorkerSettings } from './worker.ts';

export interface PoolSettings extends Omit<WorkerSettings, 'log' | 'offsetMs'> {
  /** Its log is `<logs>/<name>.log`. */
  readonly name: string;
  readonly logs: string;
  readonly size: number;
}

/** The workers of one function. They start with the first invocation that needs them and stay warm. */
export interface WorkerPool {
  readonly name: string;
  invoke(event: unknown): Promise<Invoked>;
  /** Adds a line of the runner's own to the function's log. */
  note(line: string): void;
  /** How many invocations were ever begun. */
  begun(): number;
  /** Milliseconds by which the functions' clock runs ahead of the machine's. */
  shiftClock(offsetMs: number): void;
  /** Kills every worker. The next invocation starts a new one. */
  kill(): Promise<void>;
  /** Waits for what runs, then ends the workers. */
  stop(): Promise<void>;
}

export function workerPool(settings: PoolSettings): WorkerPool {
  mkdirSync(settings.logs, { recursive: true });
  const log = openSync(join(settings.logs, `${settings.name}.log`), 'a');
  const running = new Set<Promise<Invoked>>();
  let begun = 0;
  let offsetMs = 0;
  const crew = crewOf(settings.size, () => startWorker({ ...settings, log, offsetMs }));

  const note = (line: string) => void writeSync(log, `${line}\n`);

  const run = async (event: unknown): Promise<Invoked> => {
    const worker = await crew.take();
    const invoked = await worker.invoke(randomUUID(), event);
    crew.giveBack(worker);
    if (invoked.kind === 'failed') note(`invocation failed: ${invoked.reason}`);
    return invoked;
  };
  const kill = async () => {
    const workers = crew.everyone();
    for (const worker of workers) worker.kill();
    await Promise.all(workers.map((worker) => worker.ended));
  };
  return {
    name: settings.name,
    note,
    begun: () => begun,
    kill,
    invoke: (event) => {
      begun += 1;
      const result = run(event).finally(() => running.delete(result));
      running.add(result);
      return result;
    },
    shiftClock: (next) => {
      offsetMs = next;
      for (const worker of crew.everyone()) worker.shiftClock(next);
    },
    stop: async () => {
      await Promise.all(running);
      await kill();
      closeSync(log);
    },
  };
}
