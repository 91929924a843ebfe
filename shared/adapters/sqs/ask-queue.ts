import { UpdateJob } from '#contracts/update-job';
import type { AskQueue } from '#ports/ask-queue';
import type { JsonCall } from '../aws/json-call.ts';
import { type Texts, putTexts } from './put-texts.ts';

/** Asks to be followed, on the queue `updates`. Throws, with asks and codes, when some could not be put after three repetitions. */
export function askQueue(call: JsonCall, url: string, pause?: Texts['pause']): AskQueue {
  return {
    async put(asks) {
      const texts = asks.map(({ record, id: ask }) =>
        JSON.stringify(UpdateJob.parse({ kind: 'ask', record, ask })),
      );
      const outcomes = await putTexts(call, { url, texts, ...(pause && { pause }) });
      const failed = outcomes.flatMap((outcome, index) =>
        outcome.kind === 'failed' ? [`${asks[index]?.id} ${outcome.code}`] : [],
      );
      if (failed.length > 0) throw new Error(`asks not put on the queue of updates: ${failed.join(', ')}`);
    },
  };
}
