import type { Ended } from '#domain/facts/message-fact';
import { endOf } from '#domain/messages/end-of';
import { advance, type Message } from '#domain/messages/message';
import { placeOf } from '#domain/messages/message-place';
import type { Versioned } from '#ports/records';
import type { Sending, SendOutcome } from './sending.ts';

/** The message ends here without a call, with its reason in the ledger: see `endOf`. */
export async function endMessage(
  { value: message, version }: Versioned<Message>,
  end: Pick<Ended, 'as' | 'reason'>,
  { ports, tools }: Sending,
): Promise<SendOutcome> {
  const { as, reason } = endOf(message, end);
  const fact: Ended = {
    kind: 'ended',
    ...placeOf(message),
    as,
    reason,
    notedAt: tools.now(),
    attempt: message.attempt,
  };
  const won = await ports.messages.move(advance(message, { status: as, reason }), version, fact);
  if (!won) return { kind: 'ignored', reason: 'overtaken' };
  if (as === 'failed') ports.meter.count('messages-failed');
  return { kind: 'ended', as, reason };
}
