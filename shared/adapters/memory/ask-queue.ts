import type { AskQueue } from '#ports/ask-queue';
import type { AskPlace } from '#ports/asks';

/** Keeps asks that are to be followed until somebody takes them. */
export function memoryAskQueue(): AskQueue & { readonly jobs: AskPlace[] } {
  const jobs: AskPlace[] = [];
  return {
    jobs,
    async put(asks) {
      jobs.push(...asks);
    },
  };
}
