import type { Instant } from '#domain/instant';

/** Pieces of work that one worker at a time looks after. A lease that is not given back ends by itself. */
export interface Leases {
  /** Undefined: another one has it. Who comes at the same moment and loses gets undefined as well. */
  take(wanted: WantedLease): Promise<Lease | undefined>;
  /** Harmless where it ended meanwhile, and another one has it. */
  giveBack(lease: Lease): Promise<void>;
}

interface WantedLease {
  readonly name: string;
  /** Random: two who come at the same moment must differ. */
  readonly holder: string;
  readonly now: Instant;
  readonly until: Instant;
}

interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly version: number;
}
