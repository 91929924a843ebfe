import * as z from 'zod/mini';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

const filled = z.string().check(z.minLength(1));

/**
 * An event as EventBridge delivers it, as far as we read it.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export const Envelope = z.object({
  id: filled,
  source: filled,
  'detail-type': filled,
  time: z.iso.datetime({ offset: true }),
  resources: z.exactOptional(z.array(z.string())),
  detail: z.custom<JsonObject>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
});
export type Envelope = z.infer<typeof Envelope>;
