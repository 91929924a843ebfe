import type { Ended, EndReason } from '../facts/message-fact.ts';
import type { Message } from './message.ts';

type End = Pick<Ended, 'as' | 'reason'>;

/** Nobody missed anything by it: there was nothing left to tell. */
export function isNeedless(reason: EndReason): boolean {
  return reason === 'closed' || reason === 'ask-closed' || reason === 'answered';
}

/**
 * How a message ends that does not go any more. Of one that may have arrived, by an attempt of which nothing was ever
 * heard, it is not said that its person was not told.
 */
export function endOf(message: Message, end: End): End {
  return message.unsure === true && !isNeedless(end.reason) ? { as: 'failed', reason: 'never-settled' } : end;
}
