import * as z from 'zod/mini';

/** A job on the send queue: the message's ref and nothing else. The message item has the rest. */
export const SendJob = z.strictObject({
  /** `<record id>.<slice>.<at>.<message id>`, 52 characters. Another text would never name a message, however often it came. */
  ref: z.string().check(z.regex(/^[\w-]{22}\.[0-9a-z]{2}\.[0-9a-z]{9}\.[\w-]{16}$/)),
});
export type SendJob = z.infer<typeof SendJob>;
