import * as z from 'zod/mini';
import type { JsonCall } from '../aws/json-call.ts';
import { type EntryOutcome, pauseWithJitter, putAll } from '../aws/put-all.ts';
import { queueOperation } from './queue-call.ts';

const Output = z.object({
  Successful: z.optional(z.array(z.object({ Id: z.string(), MessageId: z.string() }))),
  Failed: z.optional(z.array(z.object({ Id: z.string(), Code: z.string(), SenderFault: z.boolean() }))),
});

export interface Texts {
  /** Of the queue. */
  readonly url: string;
  readonly texts: readonly string[];
  readonly pause?: typeof pauseWithJitter;
}

/**
 * Puts texts on a queue without a client of the SDK; those that fail for a passing reason three times more. Answers for
 * each, in order.
 */
export function putTexts(
  call: JsonCall,
  { url, texts, pause = pauseWithJitter }: Texts,
): Promise<readonly EntryOutcome[]> {
  return putAll(texts, {
    put: (batch) => putBatch(call, url, batch),
    sizeOf: (text) => Buffer.byteLength(text),
    pause,
  });
}

async function putBatch(
  call: JsonCall,
  url: string,
  batch: readonly string[],
): Promise<readonly EntryOutcome[]> {
  const Entries = batch.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  const input = { QueueUrl: url, Entries };
  const answer = await call({ ...queueOperation(url, 'SendMessageBatch'), input });
  const { Successful = [], Failed = [] } = Output.parse(answer);
  const taken = Successful.map(({ Id, MessageId: id }) => [Id, { kind: 'taken', id }] as const);
  const failed = Failed.map(
    ({ Id, Code: code, SenderFault }) =>
      [Id, { kind: 'failed', code, message: '', again: !SenderFault }] as const,
  );
  const outcomes = new Map<string, EntryOutcome>([...taken, ...failed]);
  return batch.map((_, index) => outcomes.get(String(index)) ?? lost);
}

const lost: EntryOutcome = { kind: 'failed', code: 'NoAnswer', message: '', again: true };
