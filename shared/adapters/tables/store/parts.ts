import type { Item, Key } from './store.ts';

/** Bytes of one part. An item may have 400 KB, its key and names included. */
export const partBytes = 300 * 1024;

export function cut(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.byteLength; from += partBytes)
    parts.push(bytes.subarray(from, from + partBytes));
  return parts;
}

/** The bytes of all parts, in order. Throws where one is not there or is no part. */
export function joined(keys: readonly Key[], items: readonly (Item | undefined)[]): Buffer {
  const parts = keys.map((key, place) => {
    const bytes = items[place]?.bytes;
    if (bytes instanceof Uint8Array) return bytes;
    throw new Error(`the part ${key.pk} / ${key.sk} is not there`);
  });
  return Buffer.concat(parts);
}
