import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendJob } from '#contracts/send-job';
import type { Lane } from '#domain/pace/pace';
import type { Queued, SendQueue } from '#ports/send-queue';
import { pauseWithJitter } from '../aws/put-all.ts';
import { putBodies } from './put-bodies.ts';

/** URLs of the queues by the name of their business number; what names no number of these goes from the first. */
export interface SendQueues {
  readonly [number: string]: Readonly<Record<Lane, string>>;
}

/** The queues of the sender on SQS. Throws, with refs and codes, when jobs could not be put after three repetitions. */
export function sendQueue(client: SQSClient, queues: SendQueues, pause = pauseWithJitter): SendQueue {
  return {
    async put(messages) {
      const failed: string[] = [];
      for (const [url, jobs] of Map.groupBy(messages, (message) => queueUrlOf(message, queues))) {
        failed.push(...(await putJobs(client, { url, jobs, pause })));
      }
      if (failed.length > 0) throw new Error(`jobs not put on the send queue: ${failed.join(', ')}`);
    },
  };
}

/** The queue that a job belongs on. */
export function queueUrlOf({ number, priority }: Queued, queues: SendQueues): string {
  const [first] = Object.values(queues);
  const pair = (number !== undefined && Object.hasOwn(queues, number) && queues[number]) || first;
  if (pair === undefined) throw new Error('there is no queue to send from');
  return pair[priority ?? 'normal'];
}

/** Answers with those that could not be put. */
async function putJobs(
  client: SQSClient,
  { url, jobs, pause }: { url: string; jobs: readonly Queued[]; pause: typeof pauseWithJitter },
): Promise<readonly string[]> {
  const bodies = jobs.map(({ ref }) => JSON.stringify(SendJob.parse({ ref })));
  const outcomes = await putBodies(client, { url, bodies, pause });
  return outcomes.flatMap((outcome, index) =>
    outcome.kind === 'failed' ? [`${jobs[index]?.ref} ${outcome.code}`] : [],
  );
}
