import { type Duration, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { NumberConfig } from '../business-numbers.ts';
import { type Grantee, grantSend } from './grant.ts';
import type { Worker } from './worker.ts';
import { WorkerQueue } from './worker-queue.ts';

export interface SendQueuesProps {
  /** The first has the queues `send` and `send-urgent`, the others `send-<name>` and `send-<name>-urgent`. */
  readonly numbers: readonly NumberConfig[];
  readonly workerTimeout: Duration;
  /** Deliveries before a job is given up. */
  readonly tries: number;
}

/** The way to the sender: two queues for each number, so that neither a flood nor another number holds up what is urgent. */
export interface SendQueues {
  readonly normal: readonly Queue[];
  readonly urgent: readonly Queue[];
  /** Of them all. What is put back from here goes to the queue that it came from. */
  readonly dead: Queue;
  /** URLs by number and lane. */
  readonly urls: object;
  /** JSON of the same. */
  readonly environment: string;
  feed(worker: Worker): void;
  grantSend(worker: Grantee): void;
}

/** Messages a second that one worker manages: ten side by side, where a call with its reads and writes takes a little more than one. */
const perWorker = 8;
const fewest = 2;

export function sendQueues(scope: Construct, { numbers, ...shape }: SendQueuesProps): SendQueues {
  let dead: Queue | undefined;
  const queueNamed = (name: string) => {
    const queue = new WorkerQueue(scope, name.replace(/^send/, 'Send'), {
      ...shape,
      name,
      ...(dead && { dead }),
    });
    dead ??= queue.dead;
    return queue;
  };
  const pairs = numbers.map((number, place) => {
    const name = place === 0 ? 'send' : `send-${number.name}`;
    return { number, normal: queueNamed(name), urgent: queueNamed(`${name}-urgent`) };
  });
  const all = pairs.flatMap(({ normal, urgent }) => [normal, urgent]);
  const [first] = all;
  if (first === undefined) throw new Error('there is no number to send from');
  const urls = urlsOf(pairs);
  return {
    normal: pairs.map(({ normal }) => normal.queue),
    urgent: pairs.map(({ urgent }) => urgent.queue),
    dead: first.dead,
    urls,
    environment: Stack.of(scope).toJsonString(urls),
    feed(worker) {
      for (const { number, normal, urgent } of pairs) {
        const maxConcurrency = Math.max(fewest, Math.ceil(number.perSecond / perWorker));
        normal.feed(worker, { batchSize: 10, maxConcurrency });
        urgent.feed(worker, { batchSize: 10, maxConcurrency: fewest });
      }
    },
    grantSend(worker) {
      for (const { queue } of all) grantSend(queue, worker);
    },
  };
}

interface Pair {
  readonly number: NumberConfig;
  readonly normal: WorkerQueue;
  readonly urgent: WorkerQueue;
}

function urlsOf(pairs: readonly Pair[]): object {
  return Object.fromEntries(
    pairs.map(({ number, normal, urgent }) => [
      number.name,
      { normal: normal.queue.queueUrl, urgent: urgent.queue.queueUrl },
    ]),
  );
}
