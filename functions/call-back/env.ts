import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  SOURCES_SECRET: filled,
  /** `public`: hosts of the internet, at port 443. `this-machine`: those of this machine alone, for a stack that runs on it. */
  CALLBACK_REACH: z.enum(['public', 'this-machine']),
  /** Deliveries after which the queue gives a job up. */
  MAX_RECEIVES: positive,
});
export type EnvInput = z.input<typeof Env>;
