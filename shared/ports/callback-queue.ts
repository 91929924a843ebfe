/** What a process that waits for an ask is to hear. */
export type CallbackJob =
  /** The ask was decided, or is over. `fact`: the name of the fact that says so. */
  | { readonly kind: 'outcome'; readonly record: string; readonly ask: string; readonly fact: string }
  /** The ask is still open. */
  | { readonly kind: 'heartbeat'; readonly record: string; readonly ask: string };

/** The way to `call-back`. */
export interface CallbackQueue {
  /** Throws if one of the jobs could not be put. A job may be put twice: the process is called once. */
  put(jobs: readonly CallbackJob[]): Promise<void>;
}
