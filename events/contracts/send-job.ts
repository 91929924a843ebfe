import * as z from 'zod/mini';

/** A job on the send queue: the message's ref and nothing else. The message item has the rest. */
export const SendJob = z.strictObject({ ref: z.string().check(z.length(52)) });
export type SendJob = z.infer<typeof SendJob>;
