import * as z from 'zod/mini';
import { json } from './stored.ts';

/** The keys of the item after which a page goes on. */
export type LastKey = { readonly [attribute: string]: string | number };

const lastKey = json(z.record(z.string(), z.union([z.string(), z.number()])));

export function cursorOf(key: LastKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws where the text is no cursor: it was given to somebody outside in between. */
export function keyOfCursor(cursor: string): LastKey {
  const read = lastKey.safeParse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!read.success) throw new Error('not the cursor of a page');
  return read.data;
}
