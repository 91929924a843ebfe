import * as z from 'zod/mini';
import { updateJobText } from '#contracts/update-job-text';
import type { UpdateQueue } from '#ports/update-queue';
import type { JsonCall } from '../aws/json-call.ts';
import { type EntryOutcome, pauseWithJitter, putAll } from '../aws/put-all.ts';
import { queueOperation } from './queue-call.ts';

const Output = z.object({
  Successful: z.optional(z.array(z.object({ Id: z.string(), MessageId: z.string() }))),
  Failed: z.optional(z.array(z.object({ Id: z.string(), Code: z.string(), SenderFault: z.boolean() }))),
});

/** The queue `updates`, without a client of the SDK. Throws, with codes, what could not be put after three repetitions. */
export function updateQueue(call: JsonCall, url: string, pause = pauseWithJitter): UpdateQueue {
  return {
    async put(webhooks) {
      const outcomes = await putAll(webhooks.map(updateJobText), {
        put: (batch) => putBatch(call, url, batch),
        sizeOf: (body) => Buffer.byteLength(body),
        pause,
      });
      const failed = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.code] : []));
      if (failed.length === 0) return;
      throw new Error(`${failed.length} of ${outcomes.length} updates not queued: ${failed.join(', ')}`);
    },
  };
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
