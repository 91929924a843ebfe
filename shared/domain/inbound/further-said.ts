import type { BoundBy } from '../facts/reply-fact.ts';
import type { InboundContent } from './inbound.ts';

/** What somebody says after a tap, in answer to a question that the tap led to. */
export interface FurtherSaid {
  readonly kind: 'further';
  /** Of the message that asks. */
  readonly ref: string;
  readonly record: string;
  /** Of the record. */
  readonly title: string;
  /** `thing` of the tap. */
  readonly choice: string;
  /** `reason`, or the field's name. */
  readonly question: string;
  readonly boundBy: Extract<BoundBy, 'quote' | 'only-open' | 'chosen'>;
}

/** What can be said: what is neither a tap nor about another message. */
export function maySay({ kind }: InboundContent): boolean {
  return kind === 'text' || kind === 'media' || kind === 'location' || kind === 'contacts';
}
