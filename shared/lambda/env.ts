import type * as z from 'zod/mini';

/** The environment of a function by its schema. Throws an error that names each variable that is amiss, never its value. */
export function parseEnv<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: { readonly [name: string]: string | undefined },
): z.output<Schema> {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const said = new Set(read.error.issues.map(({ path }) => amiss(path.map(String), environment)));
  throw new Error(`the environment does not fit: ${[...said].join(', ')}`);
}

function amiss(
  [name = '', ...inside]: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): string {
  if (environment[name] === undefined) return `${name} is missing`;
  return inside.length === 0 ? `${name} is not valid` : `${name} is not valid at ${inside.join('.')}`;
}
