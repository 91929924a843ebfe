import * as z from 'zod/mini';
import { graphEnv } from '#lambda/graph-env';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  TAP_KEYS_SECRET: filled,
  ...graphEnv,
  /** Milliseconds one call to the Graph API may take as a whole. */
  CALL_TIMEOUT_MS: positive,
  /** Seconds a claim holds: longer than the function may run. */
  LEASE_SECONDS: positive,
  /** After so many deliveries the queue gives a job up. */
  MAX_RECEIVES: positive,
});
export type EnvInput = z.input<typeof Env>;
