import {
  type BatchResultErrorEntry,
  type SQSClient,
  SendMessageBatchCommand,
  type SendMessageBatchResultEntry,
} from '@aws-sdk/client-sqs';
import { SendJob } from '#contracts/send-job';
import type { SendQueue } from '#ports/send-queue';
import { type EntryOutcome, pauseWithJitter, putAll } from '../aws/put-all.ts';

/** The queue of the sender on SQS. Throws, with refs and codes, when jobs could not be put after three repetitions. */
export function sendQueue(client: SQSClient, url: string, pause = pauseWithJitter): SendQueue {
  return {
    async put(refs) {
      const jobs = refs.map((ref) => ({ body: JSON.stringify(SendJob.parse({ ref })) }));
      const outcomes = await putAll(jobs, {
        put: (batch) => putBatch(client, url, batch),
        sizeOf: ({ body }) => body.length,
        pause,
      });
      const failed = outcomes.flatMap((outcome, index) =>
        outcome.kind === 'failed' ? [`${refs[index]} ${outcome.code}`] : [],
      );
      if (failed.length > 0) throw new Error(`jobs not put on the send queue: ${failed.join(', ')}`);
    },
  };
}

interface Job {
  readonly body: string;
}

async function putBatch(
  client: SQSClient,
  url: string,
  batch: readonly Job[],
): Promise<readonly EntryOutcome[]> {
  const { Successful = [], Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: url,
      Entries: batch.map(({ body }, index) => ({ Id: String(index), MessageBody: body })),
    }),
  );
  const outcomes = new Map([...Successful, ...Failed].map((entry) => [entry.Id, outcomeOf(entry)]));
  return batch.map((_, index) => outcomes.get(String(index)) ?? lost);
}

const lost: EntryOutcome = {
  kind: 'failed',
  code: 'NoAnswer',
  message: 'no answer for this entry',
  again: true,
};

function outcomeOf(entry: SendMessageBatchResultEntry | BatchResultErrorEntry): EntryOutcome {
  if ('MessageId' in entry) return { kind: 'taken', id: entry.MessageId ?? '' };
  const { Code = 'Unknown', Message = '', SenderFault = false } = { ...entry };
  return { kind: 'failed', code: Code, message: Message, again: !SenderFault };
}
