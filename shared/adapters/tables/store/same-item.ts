import { type Plain, canonical } from '#domain/plain';
import type { Item } from './store.ts';

/** Whether two items are the same to the letter, binary attributes included. */
export function sameItem(one: Item, other: Item): boolean {
  return letters(one) === letters(other);
}

function letters(item: Item): string {
  const attributes = Object.entries(item).map(([name, value]): [string, Plain] => [name, plain(value)]);
  return canonical(Object.fromEntries(attributes));
}

function plain(value: Plain | Uint8Array): Plain {
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : { value };
}
