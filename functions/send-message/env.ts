import * as z from 'zod/mini';
import { jsonText } from '#lambda/json-text';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

const number = z.object({
  name: filled,
  /** Meta's phone number id. */
  id: z.string().check(z.regex(/^\d+$/)),
  /** What Meta lets it send, in messages a second. */
  perSecond: z.number().check(z.positive()),
});

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
  /** The company's numbers, the first of which sends what names none. */
  NUMBERS: jsonText(z.tuple([number], number)),
  /** Milliseconds one call to the Graph API may take as a whole. */
  CALL_TIMEOUT_MS: positive,
  /** Seconds a claim holds: longer than the function may run. */
  LEASE_SECONDS: positive,
  /** After so many deliveries the queue gives a job up. */
  MAX_RECEIVES: positive,
});
export type EnvInput = z.input<typeof Env>;

/** Where the Graph API is, and as whom it is called where a message names no number. */
export function graphOf(env: z.output<typeof Env>) {
  const { GRAPH_URL: graphUrl, GRAPH_VERSION: version, CALL_TIMEOUT_MS: timeoutMs, NUMBERS: numbers } = env;
  return { graphUrl, version, timeoutMs, phoneNumberId: numbers[0].id };
}
