import { sqsClient } from '#adapters/sqs/sqs-client';
import { putBodies } from '#adapters/sqs/put-bodies';
import { updateJobText } from '#contracts/update-job-text';
import type { AskPlace } from '#ports/asks';
import { UsageError } from '../io.ts';
import type { Target } from '../target.ts';

/** Has the stack do what follows from an ask that has changed. False: it could not be told. */
export type FollowSoon = (place: AskPlace) => Promise<boolean>;

/**
 * By the queue of those who apply updates: they tell whose turn it is, and who need not answer any more. Throws UsageError
 * where the outputs do not say where that is.
 */
export function followSoon({ deadLetters }: Target): FollowSoon {
  const url = deadLetters?.['updates']?.home;
  if (typeof url !== 'string')
    throw new UsageError('the outputs do not name the queue of updates: deploy again with --outputs-file');
  return async ({ record, id }) => {
    const bodies = [updateJobText({ kind: 'ask', record, ask: id })];
    const [outcome] = await putBodies(sqsClient(), { url, bodies }).catch(() => []);
    return outcome?.kind === 'taken';
  };
}
