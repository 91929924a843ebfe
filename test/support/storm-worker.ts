import type { BusinessNumber } from '#domain/business-number';
import { entropy } from '#adapters/node/entropy';
import { sendMessage } from '#functions/send-message/send-message';
import type { SendMessagePorts } from '#functions/send-message/sending';
import { aroundCalls } from './around-calls.ts';
import type { VirtualQueue } from './virtual-queue.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface WorkerWeather {
  readonly time: VirtualTime;
  readonly numbers: readonly BusinessNumber[];
  readonly chance: () => number;
  /** Share of the batches in which it dies. */
  readonly killed: number;
}

/** The function's timeout and five seconds, as deployed. */
const lease = 35_000;

/** A worker that dies does so within this time of its batch's coming. */
const life = 3_000;

class Killed extends Error {}

/** One Lambda worker: batch after batch from its queue. Where it dies, nothing more of the batch happens, and all of it comes back. */
export function stormWorker({ time, numbers, chance, killed }: WorkerWeather, ports: SendMessagePorts) {
  let dead = false;
  const alive = (): void => {
    if (dead) throw new Killed();
  };
  const mortal = aroundCalls(ports, async (_, run) => {
    alive();
    const answer = await run();
    alive();
    return answer;
  });
  const { now, sleep } = time;
  const send = sendMessage(mortal, { entropy, now, sleep, gather: () => sleep(3), lease, numbers });
  return async (queue: VirtualQueue): Promise<never> => {
    for (;;) {
      const refs = await queue.take();
      dead = false;
      if (chance() < killed) {
        void sleep(chance() * life).then(() => (dead = true));
      }
      const settled = await Promise.allSettled(refs.map(send));
      const surprise = settled.find((one) => one.status === 'rejected' && !(one.reason instanceof Killed));
      if (surprise?.status === 'rejected') throw surprise.reason;
      if (dead) queue.giveBack(refs);
    }
  };
}
