import type { NoticeQueue, Slice } from '#ports/notice-queue';

/** Slices in the order of their coming; take them out to work on them. */
export function memoryNoticeQueue(): NoticeQueue & { readonly slices: Slice[] } {
  const slices: Slice[] = [];
  return {
    slices,
    put: async (more) => {
      slices.push(...more);
    },
  };
}
