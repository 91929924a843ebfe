import * as z from 'zod/mini';
import { SendQueues } from '#lambda/send-queues';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  SEND_QUEUES: SendQueues,
  /** Asks that are due go there. */
  UPDATES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  /** Seconds in which a tick begins new work: shorter than the function may run. */
  WORK_SECONDS: positive,
});
export type EnvInput = z.input<typeof Env>;
