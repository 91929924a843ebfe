import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  BUS_NAME: filled,
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  FAILURES_QUEUE_URL: z.url(),
  CALLBACKS_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
});
export type EnvInput = z.input<typeof Env>;
