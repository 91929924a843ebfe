import type { Bus, BusEntry, Published } from '#ports/bus';

/** What was published, in order; `answer` may take one for refused or failed. */
export function memoryBus(
  answer: (entry: BusEntry) => Published = () => ({ kind: 'taken' }),
): Bus & { readonly published: readonly BusEntry[] } {
  const published: BusEntry[] = [];
  return {
    published,
    publish: async (entries) => {
      const answers = entries.map((entry) => answer(entry));
      published.push(...entries.filter((_, index) => answers[index]?.kind === 'taken'));
      return answers;
    },
  };
}
