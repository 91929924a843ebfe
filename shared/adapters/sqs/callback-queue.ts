import { CallbackJob } from '#contracts/callback-job';
import type { CallbackQueue } from '#ports/callback-queue';
import type { JsonCall } from '../aws/json-call.ts';
import { type Texts, putTexts } from './put-texts.ts';

/** The queue `callbacks`, without a client of the SDK. Throws, with asks and codes, when some could not be put after three repetitions. */
export function callbackQueue(call: JsonCall, url: string, pause?: Texts['pause']): CallbackQueue {
  return {
    async put(jobs) {
      const texts = jobs.map((job) => JSON.stringify(CallbackJob.parse(job)));
      const outcomes = await putTexts(call, { url, texts, ...(pause && { pause }) });
      const failed = outcomes.flatMap((outcome, index) =>
        outcome.kind === 'failed' ? [`${jobs[index]?.ask} ${outcome.code}`] : [],
      );
      if (failed.length > 0) throw new Error(`jobs not put on the queue of callbacks: ${failed.join(', ')}`);
    },
  };
}
