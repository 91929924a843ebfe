import type { Instant } from './instant.ts';

/** What is known of a person changed. In the person's own partition. */
export type PersonFact = {
  readonly kind: 'person-imported';
  readonly person: string;
  readonly at: Instant;
  /** Random: a digest of a row with a phone number could be found by guessing. */
  readonly thing: string;
  readonly changed: readonly string[];
  readonly consent: 'unknown' | 'given' | 'withdrawn';
};

export type WorkspaceFact = {
  readonly kind: 'workspace-applied';
  readonly at: Instant;
  readonly thing: string;
  readonly version: string;
  readonly before?: string;
  readonly by: string;
};
