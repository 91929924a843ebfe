import * as z from 'zod';
import type { Invoked } from '../workers/worker.ts';

/** Which records of a batch a function is done with. */
export type BatchAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'partly'; readonly failed: ReadonlySet<string> }
  | { readonly kind: 'failed' };

const Answer = z.looseObject({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Reads the answer as Lambda does: nothing or an empty list is success, an identifier that is empty, missing or not
 * in the batch fails the whole batch. Without `ReportBatchItemFailures` the answer does not count.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function readBatchAnswer(invoked: Invoked, ids: readonly string[], reports: boolean): BatchAnswer {
  if (invoked.kind === 'failed') return { kind: 'failed' };
  if (!reports || invoked.value === null) return { kind: 'done' };
  const answer = Answer.safeParse(invoked.value);
  if (!answer.success) return { kind: 'failed' };
  const failed = new Set(answer.data.batchItemFailures?.map((failure) => failure.itemIdentifier));
  if (failed.size === 0) return { kind: 'done' };
  const known = new Set(ids);
  return [...failed].every((id) => known.has(id)) ? { kind: 'partly', failed } : { kind: 'failed' };
}
