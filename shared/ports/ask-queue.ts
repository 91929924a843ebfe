import type { AskPlace } from './asks.ts';

/** Asks that are to be followed, on their way to `apply-update`. */
export interface AskQueue {
  /** Throws if one of them could not be put. One may be put twice: it is followed once. */
  put(asks: readonly AskPlace[]): Promise<void>;
}
