import * as z from 'zod/mini';
import { SendQueues } from '#lambda/send-queues';

const filled = z.string().check(z.minLength(1));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  SEND_QUEUES: SendQueues,
  NOTICES_QUEUE_URL: z.url(),
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  /** After so many deliveries a queue gives an event up. */
  MAX_RECEIVES: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), z.transform(Number)),
});
export type EnvInput = z.input<typeof Env>;
