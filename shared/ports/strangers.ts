import type { Inbound } from '#domain/inbound/inbound';

/** People whom nobody knows, and what they wrote. Kept for 30 days, and acted on by nobody. */
export interface Strangers {
  /** Whether they wrote before, in the last 30 days. */
  isKnown(pseudonym: string): Promise<boolean>;
  keep(heard: {
    readonly pseudonym: string;
    readonly thing: string;
    readonly inbound: Inbound;
  }): Promise<void>;
}
