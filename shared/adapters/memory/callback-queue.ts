import type { CallbackJob, CallbackQueue } from '#ports/callback-queue';

/** What was put, in order. */
export function memoryCallbackQueue(): CallbackQueue & { readonly jobs: CallbackJob[] } {
  const jobs: CallbackJob[] = [];
  return {
    jobs,
    put: async (more) => {
      jobs.push(...more);
    },
  };
}
