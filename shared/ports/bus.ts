import type { PlainObject } from '#domain/plain';

/** Where others hear of us. */
export interface Bus {
  /** Throws if one of the entries was not taken. */
  publish(entries: readonly BusEntry[]): Promise<void>;
}

/** An event of ours on its way out. The bus gives it an id and, where it has no time, the present one. */
export interface BusEntry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: PlainObject;
}
