import type * as z from 'zod';
import type { Refusal } from '../graph/graph-answer.ts';

/** 131008 where something is missing, 131009 where it is there and wrong; the details name the place. */
export function schemaRefusal(error: z.ZodError, raw: unknown): Refusal {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const value = valueAt(raw, path);
  const place = path.map(String).join('.');
  return value === undefined || value === null
    ? { code: 131008, details: place }
    : { code: 131009, details: `${place}: ${issue?.message ?? 'not valid'}` };
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}
