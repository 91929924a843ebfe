import type { SQSClient } from '@aws-sdk/client-sqs';
import { putBodies } from '#adapters/sqs/put-bodies';
import { queueUrlOf } from '#adapters/sqs/send-queue';
import type { Judged } from './judgement.ts';
import type { RedriveOrder } from './redrive-order.ts';

/**
 * Puts letters on their queues; a job on the one of its message's number and lane, since the dead letters of all the
 * sender's queues lie in one. Answers for each with a code where it was not taken, in their order.
 */
export function sendBack(client: SQSClient, home: RedriveOrder['home']) {
  return async (letters: readonly Judged[]): Promise<readonly (string | undefined)[]> => {
    const codes = new Map<Judged, string>();
    for (const [url, group] of Map.groupBy(letters, (judged) => urlFor(judged, home))) {
      const outcomes = await putBodies(client, { url, bodies: group.map(({ letter }) => letter.body) });
      for (const [index, judged] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome?.kind !== 'taken') codes.set(judged, outcome?.code ?? 'NoAnswer');
      }
    }
    return letters.map((judged) => codes.get(judged));
  };
}

function urlFor({ verdict, name }: Judged, home: RedriveOrder['home']): string {
  if (typeof home === 'string') return home;
  if (home === undefined || verdict.kind !== 'redrive' || verdict.queued === undefined)
    throw new Error(`${name} has no queue to go back to`);
  return queueUrlOf(verdict.queued, home);
}
