import * as z from 'zod/mini';
import { graphEnv } from '#lambda/graph-env';
import { SendQueues } from '#lambda/send-queues';

const filled = z.string().check(z.minLength(1));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  SEND_QUEUES: SendQueues,
  /** The function's own queue: files wait there to be fetched. */
  UPDATES_QUEUE_URL: z.url(),
  /** Processes that wait for an ask are called back by way of it. */
  CALLBACKS_QUEUE_URL: z.url(),
  MEDIA_BUCKET: filled,
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  TAP_KEYS_SECRET: filled,
  ...graphEnv,
});
export type EnvInput = z.input<typeof Env>;
