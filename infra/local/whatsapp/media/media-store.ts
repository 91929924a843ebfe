import { createHash } from 'node:crypto';

const day = 86_400_000;
const mostBytes = 256 * 1_048_576;

export interface StoredMedia {
  /** Digits. */
  readonly id: string;
  /** Phone number id that it was uploaded for. */
  readonly number: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly at: number;
  /** How long it is kept, in days of the clock: 30 where absent, 7 for what people send. */
  readonly days?: number;
}

/** Files, in memory: for some days of the clock, and up to 256 MB in all, beyond which the oldest goes. */
export function mediaStore(newId: (count: number) => string) {
  const files = new Map<string, StoredMedia>();
  let bytes = 0;
  let count = 0;
  const remove = (id: string): boolean => {
    bytes -= files.get(id)?.bytes.length ?? 0;
    return files.delete(id);
  };
  return {
    add(file: Omit<StoredMedia, 'id' | 'sha256'>): StoredMedia {
      count += 1;
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const stored = { ...file, id: newId(count), sha256 };
      files.set(stored.id, stored);
      bytes += file.bytes.length;
      for (const id of files.keys()) if (bytes > mostBytes && id !== stored.id) remove(id);
      return stored;
    },
    find(id: string, now: number): StoredMedia | undefined {
      const file = files.get(id);
      return file !== undefined && file.at > now - (file.days ?? 30) * day ? file : undefined;
    },
    remove,
  };
}
export type MediaStore = ReturnType<typeof mediaStore>;
