import type * as z from 'zod/mini';

/** The environment of a function by its schema. Throws an error that names each variable that is amiss, never its value. */
export function parseEnv<Schema extends z.ZodMiniType>(
  schema: Schema,
  environment: { readonly [name: string]: string | undefined },
): z.output<Schema> {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map(({ path }) => path.join('.')));
  const said = [...names].map(
    (name) => `${name} ${environment[name] === undefined ? 'is missing' : 'is not valid'}`,
  );
  throw new Error(`the environment does not fit: ${said.join(', ')}`);
}
