/** The fast way to the sender. What it loses, the message's `dueAt` brings back. */
export interface SendQueue {
  /** Throws if one of the jobs could not be put. */
  put(refs: readonly string[]): Promise<void>;
}
