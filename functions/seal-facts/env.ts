import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));
const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,6}$/)), z.transform(Number));

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  ARCHIVE_BUCKET: filled,
  SEAL_KEY_SECRET: filled,
  /** Seconds in which a run begins new work: shorter than the function may run. */
  WORK_SECONDS: positive,
});
export type EnvInput = z.input<typeof Env>;
