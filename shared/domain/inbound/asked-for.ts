import type { FurtherSaid } from './further-said.ts';
import type { HandOnSaid } from './hand-on-said.ts';

/** What an inbound that carries no button of ours says about asks of this person. */
export type AskedFor =
  | FurtherSaid
  | HandOnSaid
  /** They want to know what waits for them. */
  | { readonly kind: 'pending' }
  /** They want to see that one again: the ref of the message that asks. */
  | { readonly kind: 'ask-again'; readonly ref: string; readonly record: string; readonly title: string };
