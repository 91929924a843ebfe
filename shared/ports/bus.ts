import type { PlainObject } from '#domain/plain';

/** Where others hear of us. */
export interface Bus {
  /** What became of each entry, in their order. Throws where the bus cannot be reached. */
  publish(entries: readonly BusEntry[]): Promise<readonly Published[]>;
}

/** An event of ours on its way out. The bus gives it an id and, where it has no time, the present one. */
export interface BusEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: PlainObject;
}

export type Published =
  | { readonly kind: 'taken' }
  /** The entry's own fault: it will never be taken. */
  | { readonly kind: 'refused'; readonly code: string }
  /** A fault of the bus or of its settings: it may be taken later. */
  | { readonly kind: 'failed'; readonly code: string };
