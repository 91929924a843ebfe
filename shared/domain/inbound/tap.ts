import type { AnswerRefusal } from '../facts/ask-fact.ts';
import { parseTap, type TapToken } from '../asks/tap-token.ts';
import type { Instant } from '../instant.ts';
import type { Inbound } from './inbound.ts';

/** A tap on a button of an ask, as far as it is known before the ask itself is looked at. */
export type Tap = GoodTap | RefusedTap;

/** By whom the message was sent to, with a token of ours. */
interface GoodTap {
  readonly kind: 'tap';
  /** Of the message that the button stood on. */
  readonly ref: string;
  readonly record: string;
  /** Of the record. */
  readonly title: string;
  /** The option by its place in the rule; absent: the list of them is wanted. */
  readonly option?: number;
  /** From then on the token does not count. */
  readonly expiry: Instant;
}

export interface RefusedTap {
  readonly kind: 'tap-refused';
  readonly ref: string;
  readonly reason: Extract<AnswerRefusal, 'forged' | 'key-retired' | 'not-yours' | 'no-such-ask'>;
  /** Absent where the message is not there: nothing can be said of the signature then. */
  readonly record?: string;
  /** Who tapped is the one to whom that message went. */
  readonly theirs?: true;
}

/** The token that an inbound carries: in the payload of a quick reply, or the id of a button or of a row. */
export function tokenIn({ content }: Pick<Inbound, 'content'>): TapToken | undefined {
  if (content.kind === 'tap') return parseTap(content.payload);
  return content.kind === 'choice' ? parseTap(content.id) : undefined;
}
