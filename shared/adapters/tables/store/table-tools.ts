import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';

export interface TableTools {
  readonly entropy: Entropy;
  /** The ledger's key, at least 16 characters. */
  readonly key: string;
  readonly now: () => Instant;
}
