import { setTimeout as pause } from 'node:timers/promises';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueMappingPlan } from '../resources/event-source-mapping.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { readBatchAnswer } from './batch-answer.ts';
import type { Mapping } from './mapping.ts';
import { sqsRecord } from './sqs-event.ts';

export interface QueueMappingPorts {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly pool: WorkerPool;
  /** Pollers at once. */
  readonly pollers: number;
  /** Messages that are ready, delayed or being worked on. */
  depth(): number;
}

/** Messages one receive or delete takes. */
const most = 10;

/** An SQS event source mapping: what the function does not report as failed is deleted, the rest comes back when its visibility ends. */
export function queueMapping(plan: QueueMappingPlan, ports: QueueMappingPorts): Mapping {
  const { definition } = plan;
  const state = { stopping: false };
  const poll = async (): Promise<void> => {
    while (!state.stopping) {
      try {
        const messages = await gather(plan, ports, state);
        if (messages.length > 0) await work(messages);
      } catch (error) {
        ports.pool.note(`the queue could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
        await pause(500);
      }
    }
  };
  const work = async (messages: readonly Message[]): Promise<void> => {
    const records = messages.map((message) => sqsRecord(message, definition.EventSourceArn));
    const invoked = await ports.pool.invoke({ Records: records });
    const ids = records.map((record) => record.messageId);
    const answer = readBatchAnswer(invoked, ids, definition.FunctionResponseTypes.length > 0);
    if (answer.kind === 'failed') return;
    const isDone = (id: string) => answer.kind === 'done' || !answer.failed.has(id);
    const done = records.filter((record) => isDone(record.messageId));
    await remove(
      ports,
      done.map((record) => record.receiptHandle),
    );
  };
  const pollers = Array.from({ length: ports.pollers }, poll);
  return {
    caughtUp: async () => {
      while (ports.depth() > 0 && !state.stopping) await pause(20);
    },
    stop: async () => {
      state.stopping = true;
      await Promise.all(pollers);
    },
  };
}

/** One batch: what a receive brings, filled up for as long as the batching window allows. */
async function gather(
  { definition }: QueueMappingPlan,
  ports: QueueMappingPorts,
  state: { readonly stopping: boolean },
): Promise<Message[]> {
  const { BatchSize: size, MaximumBatchingWindowInSeconds: window } = definition;
  const messages = await receive(ports, size, 20);
  const end = Date.now() + window * 1000;
  while (messages.length > 0 && messages.length < size && !state.stopping) {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) break;
    messages.push(...(await receive(ports, size - messages.length, left)));
  }
  return messages;
}

async function receive(
  { sqs, queueUrl }: QueueMappingPorts,
  count: number,
  wait: number,
): Promise<Message[]> {
  const { Messages: messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(count, most),
      WaitTimeSeconds: wait,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  );
  return messages;
}

/** A message that could not be deleted comes back, as it would on AWS: the function is told of it once more. */
async function remove({ sqs, queueUrl, pool }: QueueMappingPorts, handles: readonly string[]): Promise<void> {
  for (let from = 0; from < handles.length; from += most) {
    const entries = handles
      .slice(from, from + most)
      .map((handle, index) => ({ Id: String(index), ReceiptHandle: handle }));
    const failed = await sqs
      .send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }))
      .then(
        (answer) => answer.Failed?.length ?? 0,
        () => entries.length,
      );
    if (failed > 0) pool.note(`${failed} messages could not be deleted and come back`);
  }
}
