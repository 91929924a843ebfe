import { AlertAcknowledged } from '#contracts/alert-acknowledged';
import { ApprovalDecided } from '#contracts/approval-decided';
import { AskCancelled } from '#contracts/ask-cancelled';
import { AskExpired } from '#contracts/ask-expired';
import { ConsentChanged } from '#contracts/consent-changed';
import { MessageDoubled } from '#contracts/message-doubled';
import { MessageFailed } from '#contracts/message-failed';
import { MessageStatus } from '#contracts/message-status';
import { NobodyNotified } from '#contracts/nobody-notified';
import { ReadingConfirmed } from '#contracts/reading-confirmed';
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
    case 'ApprovalDecided':
      return ApprovalDecided.entry(event.detail);
    case 'AlertAcknowledged':
      return AlertAcknowledged.entry(event.detail);
    case 'ReadingConfirmed':
      return ReadingConfirmed.entry(event.detail);
    case 'AskExpired':
      return AskExpired.entry(event.detail);
    case 'AskCancelled':
      return AskCancelled.entry(event.detail);
    case 'ConsentChanged':
      return ConsentChanged.entry(event.detail);
  }
}
