import type { Objects } from '#ports/objects';

interface Kept {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** A bucket in memory, and what lies in it. A shorter page than S3's shows what a full one would. */
export function memoryObjects(pageLength = 1000): Objects & { readonly kept: ReadonlyMap<string, Kept> } {
  const kept = new Map<string, Kept>();
  return {
    kept,
    async put(key, bytes, { contentType, ifAbsent = false }) {
      if (ifAbsent && kept.has(key)) return 'exists';
      kept.set(key, { bytes: bytes.slice(), contentType });
      return 'stored';
    },
    async get(key) {
      const found = kept.get(key);
      return found && { ...found, bytes: found.bytes.slice() };
    },
    async list(prefix, after = '') {
      const rest = [...kept.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
      const keys = rest.slice(0, pageLength);
      const next = keys.at(-1);
      return rest.length > keys.length && next !== undefined ? { keys, next } : { keys };
    },
    async delete(key) {
      kept.delete(key);
    },
  };
}
