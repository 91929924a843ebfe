import type { Bus, BusEntry } from '#ports/bus';

/** What was published, in order. */
export function memoryBus(): Bus & { readonly published: readonly BusEntry[] } {
  const published: BusEntry[] = [];
  return {
    published,
    publish: async (entries) => {
      published.push(...entries);
    },
  };
}
