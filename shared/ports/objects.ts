/** Bytes under keys, in one bucket. Keys are made of letters, digits and `/ . _ - =`. */
export interface Objects {
  /** Puts the bytes under the key, whole or not at all. `exists`: something lies there, and `ifAbsent` was asked for. */
  put(key: string, bytes: Uint8Array, how: PutObject): Promise<'stored' | 'exists'>;
  /** The whole object; undefined where there is none. */
  get(key: string): Promise<KeptObject | undefined>;
  /** Keys that begin with the prefix, in the order of their characters, one page of at most 1,000. */
  list(prefix: string, after?: string): Promise<ObjectPage>;
  /** Harmless where there is none. */
  delete(key: string): Promise<void>;
}

interface PutObject {
  /** A media type, `image/jpeg`. */
  readonly contentType: string;
  /** Leaves alone what lies there, however two puts meet. Without it the newer put wins. */
  readonly ifAbsent?: boolean;
}

interface KeptObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

interface ObjectPage {
  readonly keys: readonly string[];
  /** Given as `after` for the next page; absent on the last one. */
  readonly next?: string;
}
