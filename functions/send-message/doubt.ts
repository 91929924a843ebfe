import type { Doubted, DoubtReason } from '#domain/facts/message-fact';
import { advance } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { Claimed } from './claim.ts';
import type { Sending, SendOutcome } from './sending.ts';

/** A doubt is looked at again after two minutes: by then a status has usually settled it. */
const firstLook = 120_000;

/** It cannot be known whether Meta took this attempt: the message says so, and nobody sends it again for now. */
export async function doubt(
  { message, version }: Pick<Claimed, 'message' | 'version'>,
  reason: DoubtReason,
  { ports, tools }: Sending,
): Promise<SendOutcome> {
  const now = tools.now();
  const fact: Doubted = {
    kind: 'doubted',
    ...placeOf(message),
    attempt: message.attempt,
    claimedAt: message.claim.since,
    notedAt: now,
    reason,
  };
  const next = advance(message, {
    status: 'doubt',
    dueAt: now + firstLook,
    reason,
    since: message.claim.since,
  });
  const won = await ports.messages.move(next, version, fact);
  if (!won) return { kind: 'ignored', reason: 'overtaken' };
  ports.meter.count('messages-in-doubt');
  return { kind: 'in-doubt' };
}
