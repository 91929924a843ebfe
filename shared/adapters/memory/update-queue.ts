import type { ArrivedWebhook, UpdateQueue } from '#ports/update-queue';

/** What was put, in order. */
export function memoryUpdateQueue(): UpdateQueue & { readonly webhooks: readonly ArrivedWebhook[] } {
  const webhooks: ArrivedWebhook[] = [];
  return {
    webhooks,
    put: async (arrived) => {
      webhooks.push(...arrived);
    },
  };
}
