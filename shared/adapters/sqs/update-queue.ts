import { updateJobText } from '#contracts/update-job-text';
import type { UpdateQueue } from '#ports/update-queue';
import type { JsonCall } from '../aws/json-call.ts';
import { type Texts, putTexts } from './put-texts.ts';

/** The queue `updates`, without a client of the SDK. Throws, with codes, what could not be put after three repetitions. */
export function updateQueue(call: JsonCall, url: string, pause?: Texts['pause']): UpdateQueue {
  return {
    async put(webhooks) {
      const texts = webhooks.map(updateJobText);
      const outcomes = await putTexts(call, { url, texts, ...(pause && { pause }) });
      const failed = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.code] : []));
      if (failed.length === 0) return;
      throw new Error(`${failed.length} of ${outcomes.length} updates not queued: ${failed.join(', ')}`);
    },
  };
}
