import type { SQSClient } from '@aws-sdk/client-sqs';
import { UpdateJob } from '#contracts/update-job';
import type { MediaQueue } from '#ports/media-queue';
import { type Bodies, putBodies } from './put-bodies.ts';

/** Files to be fetched, on the queue of updates. Throws, with the reply and a code, when a job could not be put after three repetitions. */
export function mediaQueue(client: SQSClient, url: string, pause?: Bodies['pause']): MediaQueue {
  return {
    async put(job) {
      const bodies = [JSON.stringify(UpdateJob.parse(job))];
      const [outcome] = await putBodies(client, { url, bodies, ...(pause && { pause }) });
      if (outcome?.kind === 'taken') return;
      throw new Error(`the file of reply ${job.thing} not put on the queue of updates: ${outcome?.code}`);
    },
  };
}
