import { saltedDigest } from '#domain/digest';
import type { Inbound } from '#domain/inbound/inbound';
import { type Target, typeOf } from '#domain/inbound/inbound-decision';
import { canonical } from '#domain/plain';
import type { BoundBy } from '#domain/facts/reply-fact';
import type { Applying } from './applying.ts';
import type { Waited } from './arrived.ts';

/** The reply is about that record: its fact, its content beside the record, and a job for its file. */
export async function bindReply(
  { pinned, inbound }: { readonly pinned: Waited; readonly inbound: Inbound },
  { record, to, boundBy }: Target & { readonly boundBy: BoundBy },
  { ports, tools }: Applying,
): Promise<void> {
  const { thing, person, salt, seenAt } = pinned;
  const { content, number, happenedAt: at } = inbound;
  const digest = saltedDigest(tools.entropy.hmac, salt, digestible(inbound));
  await ports.ledger.put({
    kind: 'replied',
    record,
    slice: 0,
    at,
    thing,
    person,
    number,
    type: typeOf(content),
    boundBy,
    ...(to !== undefined && { to }),
    digest,
    seenAt,
  });
  await ports.replies.keep({ record, thing, person, at, salt, content });
  if (content.kind !== 'media') return;
  const { media, mimeType, sha256 } = content;
  await ports.mediaQueue.put({
    kind: 'media',
    record,
    thing,
    at,
    person,
    number,
    salt,
    media,
    mimeType,
    ...(sha256 !== undefined && { sha256 }),
  });
}

/** The content as text, the same at each delivery. */
export function digestible({ content }: Pick<Inbound, 'content'>): string {
  return canonical({ ...content });
}
