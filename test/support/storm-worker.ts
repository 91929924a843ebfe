import type { BusinessNumber } from '#domain/pace/business-number';
import { entropy } from '#adapters/node/entropy';
import { sendMessage } from '#functions/send-message/send-message';
import type { SendMessagePorts } from '#functions/send-message/sending';
import { type Mortality, mortalWorker } from './mortal-worker.ts';

export interface WorkerWeather extends Mortality {
  readonly numbers: readonly BusinessNumber[];
}

/** The function's, as deployed; and five seconds more. */
const timeout = 30_000;
const lease = 35_000;

/** One worker of the sender. */
export function stormWorker(weather: WorkerWeather, ports: SendMessagePorts) {
  const { time, numbers } = weather;
  const { now, sleep } = time;
  return mortalWorker(weather, ports, {
    workWith: (mortal) =>
      sendMessage(mortal, { entropy, now, sleep, gather: () => sleep(3), lease, numbers }),
    failing: 'crashes',
    timeout,
  });
}
