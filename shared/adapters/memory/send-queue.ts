import type { SendQueue } from '#ports/send-queue';

/** Jobs in the order of their coming; take them out to run them. */
export function memorySendQueue(): SendQueue & { readonly refs: string[] } {
  const refs: string[] = [];
  return {
    refs,
    put: async (more) => {
      refs.push(...more);
    },
  };
}
