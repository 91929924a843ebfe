import type { SQSClient } from '@aws-sdk/client-sqs';
import { SliceJob } from '#contracts/slice-job';
import type { NoticeQueue } from '#ports/notice-queue';
import { type Bodies, putBodies } from './put-bodies.ts';

/** The queue of slices on SQS. Throws, with events, slices and codes, when some could not be put after three repetitions. */
export function noticeQueue(client: SQSClient, url: string, pause?: Bodies['pause']): NoticeQueue {
  return {
    async put(slices) {
      const bodies = slices.map((notice) => JSON.stringify(SliceJob.parse({ notice })));
      const outcomes = await putBodies(client, { url, bodies, ...(pause && { pause }) });
      const failed = outcomes.flatMap((outcome, index) => {
        const slice = slices[index];
        return outcome.kind === 'failed' ? [`${slice?.event}/${slice?.slice} ${outcome.code}`] : [];
      });
      if (failed.length > 0) throw new Error(`slices not put on the queue of notices: ${failed.join(', ')}`);
    },
  };
}
