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

/** Meta refused a business number as a whole, or lets it send again. With the number's facts of that day. */
export type NumberFact = NumberStopped | NumberResumed;

interface OfNumber {
  /** The number's name in the config, never the number itself. */
  readonly number: string;
  readonly at: Instant;
  /** The message whose answer it was; random where an operator acted. */
  readonly thing: string;
}

interface NumberStopped extends OfNumber {
  readonly kind: 'number-stopped';
  /** The Graph code. */
  readonly code: number;
}

interface NumberResumed extends OfNumber {
  readonly kind: 'number-resumed';
  readonly by: 'probe' | 'operator';
  /** When it was stopped, and by which code. */
  readonly since: Instant;
  readonly code: number;
}

export type WorkspaceFact = {
  readonly kind: 'workspace-applied';
  readonly at: Instant;
  readonly thing: string;
  readonly version: string;
  readonly before?: string;
  readonly by: string;
};
