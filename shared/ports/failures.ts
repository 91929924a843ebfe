import type { StatusError } from '#domain/inbound/update';

/** Meta's own words for why an attempt failed after it had been accepted. Content: can be erased. */
export interface Failures {
  /** Keeps what is said first; said again, it stays as it is. */
  keep(ref: string, attempt: number, errors: readonly StatusError[]): Promise<void>;
  /** What was said of each of these attempts, in their order; nothing where nothing was. */
  of(ref: string, attempts: readonly number[]): Promise<readonly AttemptFailure[]>;
}

interface AttemptFailure {
  readonly attempt: number;
  readonly errors: readonly StatusError[];
}
