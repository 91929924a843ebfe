import type { SQSClient } from '@aws-sdk/client-sqs';
import { callbackQueue } from './callback-queue.ts';
import { mediaQueue } from './media-queue.ts';
import { parking } from './parking.ts';
import { ownQueueCall } from './queue-call.ts';
import { sendQueue } from './send-queue.ts';

interface UpdateQueues {
  readonly UPDATES_QUEUE_URL: string;
  readonly CALLBACKS_QUEUE_URL: string;
  readonly FAILURES_QUEUE_URL: string;
  readonly SEND_QUEUES: Parameters<typeof sendQueue>[1];
}

/** The queues by which what comes back from Meta is passed on. */
export function updateQueues(client: SQSClient, env: UpdateQueues) {
  const call = ownQueueCall();
  return {
    mediaQueue: mediaQueue(client, env.UPDATES_QUEUE_URL),
    sendQueue: sendQueue(client, env.SEND_QUEUES),
    callbackQueue: callbackQueue(call, env.CALLBACKS_QUEUE_URL),
    parking: parking(call, env.FAILURES_QUEUE_URL),
  };
}
