import {
  type BatchResultErrorEntry,
  type SQSClient,
  SendMessageBatchCommand,
  type SendMessageBatchResultEntry,
} from '@aws-sdk/client-sqs';
import { type EntryOutcome, pauseWithJitter, putAll } from '../aws/put-all.ts';

export interface Bodies {
  /** Of the queue. */
  readonly url: string;
  readonly bodies: readonly string[];
  readonly pause?: typeof pauseWithJitter;
}

/** Puts bodies on a queue; those that fail for a passing reason three times more. Answers for each, in order. */
export async function putBodies(
  client: SQSClient,
  { url, bodies, pause = pauseWithJitter }: Bodies,
): Promise<readonly EntryOutcome[]> {
  return putAll(bodies, {
    put: (batch) => putBatch(client, url, batch),
    sizeOf: (body) => body.length,
    pause,
  });
}

async function putBatch(
  client: SQSClient,
  url: string,
  batch: readonly string[],
): Promise<readonly EntryOutcome[]> {
  const { Successful = [], Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: url,
      Entries: batch.map((body, index) => ({ Id: String(index), MessageBody: body })),
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
