import * as z from 'zod/mini';

/** A variable that holds JSON of this shape. */
export function jsonText<Schema extends z.ZodMiniType>(shape: Schema) {
  return z.pipe(z.string(), z.pipe(z.transform(parsed), shape));
}

/** What is no JSON is nothing, which no shape takes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
