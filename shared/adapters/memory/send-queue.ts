import type { Queued, SendQueue } from '#ports/send-queue';

/** Jobs in the order of their coming; take them out to run them. */
export function memorySendQueue(): SendQueue & { readonly refs: string[]; readonly jobs: Queued[] } {
  const refs: string[] = [];
  const jobs: Queued[] = [];
  return {
    refs,
    jobs,
    put: async (messages) => {
      refs.push(...messages.map(({ ref }) => ref));
      jobs.push(...messages);
    },
  };
}
