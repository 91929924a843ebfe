import type { Inbound } from '#domain/inbound/inbound';
import type { InboundDecision } from '#domain/inbound/inbound-decision';
import type { PinnedInbound } from '#ports/inbounds';

/** An inbound, and what was pinned about it. */
export interface Arrived {
  readonly pinned: PinnedInbound;
  readonly inbound: Inbound;
}

/** One that waited for its person to say what it is about has been pinned as that. */
export type Waited = Pick<PinnedInbound, 'thing' | 'person' | 'seenAt' | 'salt'>;

export type DecisionOf<K> = Extract<InboundDecision, { readonly kind: K }>;
