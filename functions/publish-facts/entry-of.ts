import { ConsentChanged } from '#contracts/consent-changed';
import { MessageDoubled } from '#contracts/message-doubled';
import { MessageFailed } from '#contracts/message-failed';
import { MessageStatus } from '#contracts/message-status';
import { NobodyNotified } from '#contracts/nobody-notified';
import { ReplyReceived } from '#contracts/reply-received';
import type { OutcomeEvent } from '#domain/outcomes/outcome-event';
import type { BusEntry } from '#ports/bus';

/** The event as it goes on the bus, held against its contract. */
export function entryOf(event: OutcomeEvent): BusEntry {
  switch (event.name) {
    case 'NobodyNotified':
      return NobodyNotified.entry(event.detail);
    case 'MessageFailed':
      return MessageFailed.entry(event.detail);
    case 'MessageDoubled':
      return MessageDoubled.entry(event.detail);
    case 'MessageStatus':
      return MessageStatus.entry(event.detail);
    case 'ReplyReceived':
      return ReplyReceived.entry(event.detail);
    case 'ConsentChanged':
      return ConsentChanged.entry(event.detail);
  }
}
