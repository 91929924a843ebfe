import type { GivenUp } from '#domain/facts/message-fact';
import { placeOf } from '#domain/messages/message-place';
import type { SendMessagePorts, SendMessageTools } from './sending.ts';

/** The queue gives a job up: the message's story says why. The message stays as it is; the sweep makes another job. */
export function noteSetAside(
  { messages, ledger }: Pick<SendMessagePorts, 'messages' | 'ledger'>,
  { now }: Pick<SendMessageTools, 'now'>,
) {
  return async (ref: string, givenUp: GivenUp): Promise<void> => {
    const found = await messages.find(ref);
    if (found === undefined) return;
    const { value: message } = found;
    const about = { ...placeOf(message), attempt: message.attempt, notedAt: now() };
    await ledger.put({ kind: 'set-aside', ...about, ...givenUp });
  };
}
