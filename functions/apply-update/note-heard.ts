import { saltedDigest } from '#domain/digest';
import { typeOf } from '#domain/inbound/inbound-decision';
import type { Heard } from '#domain/facts/reply-fact';
import type { Applying } from './applying.ts';
import type { Arrived } from './arrived.ts';
import { digestible } from './bind-reply.ts';

/** The fact that somebody did something that is about no record, or not yet. */
export async function noteHeard(
  { pinned, inbound }: Arrived,
  meaning: Pick<Heard, 'meaning' | 'record'>,
  { ports, tools }: Applying,
): Promise<void> {
  const { person, at, thing, seenAt, salt } = pinned;
  const { number, content } = inbound;
  const digest = saltedDigest(tools.entropy.hmac, salt, digestible(inbound));
  const about = { person, at, thing, number, type: typeOf(content) };
  await ports.ledger.put({ kind: 'heard', ...about, ...meaning, digest, seenAt });
}
