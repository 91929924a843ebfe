import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  UPDATES_QUEUE_URL: z.url(),
  FAILURES_QUEUE_URL: z.url(),
  APP_SECRETS: filled,
  VERIFY_TOKEN_SECRET: filled,
});
export type EnvInput = z.input<typeof Env>;
