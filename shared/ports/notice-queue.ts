/** One slice of a notice to more than 200 people: a piece of work of its own. */
export interface Slice {
  /** The pinned event's id. */
  readonly event: string;
  readonly record: string;
  readonly route: string;
  /** From 1. */
  readonly slice: number;
}

/** Where the slices of large notices wait for a worker. */
export interface NoticeQueue {
  /** Throws if one of the slices could not be put. */
  put(slices: readonly Slice[]): Promise<void>;
}
