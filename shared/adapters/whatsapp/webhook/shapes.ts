import * as z from 'zod/mini';

/** What the pieces of webhooks are made of. Unknown fields are ignored everywhere; Meta adds some each year. */

/** Meta's ids of messages and media: opaque, of any length up to this. */
export const id = z.string().check(z.minLength(1), z.maxLength(512));

/** Seconds since 1970 as text, or as a number where the webhook is about an account. In milliseconds. */
export const instant = z.pipe(
  z.union([z.string().check(z.regex(/^\d{1,11}$/)), z.number().check(z.int(), z.gte(0), z.lt(1e11))]),
  z.transform((seconds) => Number(seconds) * 1000),
);

/** A code, also where it comes as text. */
export const code = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^-?\d{1,9}$/))]),
  z.pipe(z.transform(Number), z.number().check(z.int())),
);

/** One of Meta's own words, such as `FIRST_PAUSE`: what may stand in a fact. */
export const word = z.string().check(z.regex(/^[\w.-]{1,64}$/));

/** The value where it has the form, and nothing where it has not: a field that we can do without. */
export function ifAny<T extends z.ZodMiniType>(shape: T) {
  return z.optional(
    z.pipe(
      z.unknown(),
      z.transform((value): z.output<T> | undefined => shape.safeParse(value).data),
    ),
  );
}

/** Elements of a list that have the form, the others left out. */
export function allThat<T extends z.ZodMiniType>(shape: T) {
  const all = (value: unknown): readonly z.output<T>[] =>
    (Array.isArray(value) ? value : []).flatMap((element) => {
      const read = shape.safeParse(element);
      return read.success ? [read.data] : [];
    });
  return z.prefault(z.pipe(z.unknown(), z.transform(all)), []);
}
