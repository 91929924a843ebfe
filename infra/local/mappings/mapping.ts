/** Feeds a function from a queue or a stream until it is stopped. */
export interface Mapping {
  /** Resolves when nothing that was in the source at the time of the call is left there. */
  caughtUp(): Promise<void>;
  /** Takes nothing more; resolves when what was taken is done. */
  stop(): Promise<void>;
}
