import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  WHATSAPP_TOKEN_SECRET: filled,
  /** Origin of the Graph API, without a path. */
  GRAPH_URL: z.url(),
  GRAPH_VERSION: z.string().check(z.regex(/^v\d+\.\d+$/)),
  PHONE_NUMBER_ID: z.string().check(z.regex(/^\d+$/)),
  /** Milliseconds one call to the Graph API may take as a whole. */
  CALL_TIMEOUT_MS: positive,
  /** Seconds a claim holds: longer than the function may run. */
  LEASE_SECONDS: positive,
});
export type EnvInput = z.input<typeof Env>;
