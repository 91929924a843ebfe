import { saltedDigest } from '#domain/digest';
import { inboundId } from '#domain/identity';
import type { Inbound } from '#domain/inbound/inbound';
import type { Target } from '#domain/inbound/inbound-decision';
import type { Amended } from '#domain/facts/reply-fact';
import type { Amendment } from '#ports/replies';
import type { Applying } from './applying.ts';
import type { Arrived } from './arrived.ts';

/** A sign put to a message, or taken back: a fact, and no answer. */
export async function followReaction(
  { pinned, inbound }: Arrived,
  { record, to }: Target,
  { ports }: Applying,
): Promise<void> {
  const { content } = inbound;
  const isAdded = 'emoji' in content && content.emoji !== undefined;
  await ports.ledger.put({
    kind: 'reacted',
    ...about({ pinned, inbound }, record),
    reaction: isAdded ? 'added' : 'removed',
    ...(to !== undefined && { to }),
  });
}

/**
 * A reply changed or taken back: the content as it is from then on, and a fact where it is known which record it is
 * about. Where it is not, the change waits for that. Nothing else an inbound can be is a change.
 */
export async function followAmendment(
  arrived: Arrived,
  record: string | undefined,
  applying: Applying,
): Promise<void> {
  const { ports } = applying;
  const amended = amendmentOf(arrived.inbound, applying);
  if (amended === undefined) return;
  const { of, amendment } = amended;
  if (record !== undefined) await ports.ledger.put(amendedFact(arrived, { ...amended, record }, applying));
  const place = { thing: of, ...(record !== undefined && { record }) };
  const { dropped } = await ports.replies.amend(place, amendment);
  if (dropped !== undefined) await ports.media.delete(dropped);
}

interface AmendedReply {
  readonly of: string;
  readonly amendment: Amendment;
}

function amendedFact(
  arrived: Arrived,
  { of, amendment, record }: AmendedReply & { readonly record: string },
  { tools }: Applying,
): Amended {
  const fact = { kind: 'amended' as const, ...about(arrived, record), of };
  if (amendment.kind === 'revoke') return { ...fact, change: 'revoked' };
  const digest = saltedDigest(tools.entropy.hmac, arrived.pinned.salt, amendment.body);
  return { ...fact, change: 'edited', digest };
}

function amendmentOf({ content, happenedAt: at }: Inbound, { tools }: Applying): AmendedReply | undefined {
  if (content.kind !== 'edit' && content.kind !== 'revoke') return undefined;
  const of = inboundId(tools.entropy.sha256, content.of);
  if (content.kind === 'revoke') return { of, amendment: { kind: 'revoke', at } };
  return { of, amendment: { kind: 'edit', at, body: content.body ?? '' } };
}

function about({ pinned, inbound }: Arrived, record: string) {
  const { thing, person, seenAt } = pinned;
  return { record, slice: 0, at: inbound.happenedAt, thing, person, number: inbound.number, seenAt };
}
