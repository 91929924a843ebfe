import * as z from 'zod/mini';

const id22 = z.string().check(z.regex(/^[\w-]{22}$/));

/** A job on the queue of notices: one slice of the people whom a route tells of an event. All else is pinned. */
export const SliceJob = z.strictObject({
  notice: z.strictObject({
    event: id22,
    record: id22,
    route: z.string().check(z.minLength(1)),
    /** From 1; a ref has two base-36 digits for it. */
    slice: z.number().check(z.int(), z.gte(1), z.lte(1_295)),
  }),
});
export type SliceJob = z.infer<typeof SliceJob>;
