import type { UpdateJob } from './update-job.ts';

/** A message of SQS has at most 1 MiB, its attributes included: of those there are none. */
export const largestJobBytes = 1024 * 1024;

/**
 * A job as it lies on the queue. JSON escapes controls and halves of pairs by itself; two characters are left that SQS
 * does not take.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function updateJobText(job: UpdateJob): string {
  return JSON.stringify(job)
    .replaceAll('\ufffe', String.raw`\ufffe`)
    .replaceAll('\uffff', String.raw`\uffff`);
}
