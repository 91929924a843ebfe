import type { DoubtReason } from '../facts/message-fact.ts';

/** What became of one call to Meta that sends a message. */
export type SendAnswer = Taken | NoAnswer | GraphError;

interface Taken {
  readonly kind: 'accepted';
  readonly providerId: string;
  /** Whose phone it is by Meta's own spelling, and Meta's name for the person: each may be absent. */
  readonly waId?: string;
  readonly userId?: string;
}

/** What became of one call to Meta that marks a message as read. */
export type ReadAnswer = { readonly kind: 'marked' } | NoAnswer | GraphError;

export type NoAnswer =
  /** Failed before the first byte was flushed: it is certain that Meta did not take it. */
  | { readonly kind: 'not-sent'; readonly reason: 'dns' | 'connect' | 'tls' | 'dead-socket' }
  /** Failed afterwards, or answered with something that is no Graph answer. */
  | {
      readonly kind: 'doubt';
      readonly reason: Exclude<DoubtReason, 'lease-expired'>;
      readonly httpStatus?: number;
    };

/** A Graph error object. Branch on `code`, never on the HTTP status. */
export interface GraphError {
  readonly kind: 'error';
  readonly code: number;
  readonly subcode?: number;
  readonly httpStatus: number;
  readonly transient: boolean;
  readonly traceId?: string;
}
