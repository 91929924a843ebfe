import type * as z from 'zod/mini';

/** What came of reading something from outside. The reason is a fixed word, `field` a path: neither holds content. */
export type Parsed<T, R extends ProblemReason = ProblemReason> =
  | { readonly kind: 'parsed'; readonly value: T }
  | { readonly kind: 'problem'; readonly reason: R; readonly field?: string };

export type ProblemReason =
  | 'not-json'
  | 'not-an-envelope'
  | 'another-event'
  | 'not-the-contract'
  | 'not-an-event'
  | 'too-deep'
  | 'too-large'
  | 'our-own-event';

/** Reads a queue message's body by its contract. */
export function parseJson<T extends z.ZodMiniType>(schema: T): (body: string) => Parsed<z.output<T>> {
  return (body) => {
    const json = jsonOf(body);
    return json === undefined
      ? { kind: 'problem', reason: 'not-json' }
      : check(schema, json.value, 'not-the-contract');
  };
}

export function check<T extends z.ZodMiniType, R extends ProblemReason>(
  schema: T,
  value: unknown,
  reason: R,
): Parsed<z.output<T>, R> {
  const read = schema.safeParse(value);
  if (read.success) return { kind: 'parsed', value: read.data };
  const field = read.error.issues[0]?.path.join('.');
  return { kind: 'problem', reason, ...(field && { field }) };
}

/** The value in a box of its own, since `null` is a value too; undefined where the text is no JSON. */
export function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
