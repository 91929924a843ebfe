import * as z from 'zod/mini';
import type { Item, Key } from './store.ts';

/** Reads an item back. Throws, naming the item's key but nothing it holds, where it does not have the shape. */
export function readBack<T extends z.ZodMiniType>(shape: T, item: Item): z.output<T> {
  const read = shape.safeParse(item);
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => issue.path.join('.') || 'the whole');
  const said = `the item ${nameOf(item)} does not have its shape at ${places.join(', ')}`;
  throw Object.assign(new Error(said), { code: 'WrongShape' });
}

/**
 * An item's key for an error message. A partition that is made of an alias, a phone number among them, is not
 * told.
 */
export function nameOf({ pk, sk }: Key): string {
  return pk.startsWith('X#') ? `${pk.split('#', 2).join('#')}#… / ${sk}` : `${pk} / ${sk}`;
}

/** A value that lies in its item as JSON text, because DynamoDB's own numbers and nesting are narrower. */
export function json<T extends z.ZodMiniType>(shape: T) {
  return z.pipe(z.pipe(z.string(), z.transform(parsed)), shape);
}

function parsed(text: string, { issues }: z.core.ParsePayload): unknown {
  try {
    return JSON.parse(text);
  } catch {
    issues.push({ code: 'custom', input: text });
    return undefined;
  }
}
