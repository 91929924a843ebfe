import { AlertAcknowledged } from './alert-acknowledged.ts';
import { ApprovalDecided } from './approval-decided.ts';
import { AskCancelled } from './ask-cancelled.ts';
import { AskExpired } from './ask-expired.ts';
import { MessageDoubled } from './message-doubled.ts';
import { MessageFailed } from './message-failed.ts';
import { NobodyNotified } from './nobody-notified.ts';
import { ReplyReceived } from './reply-received.ts';

/** Our own events of which a route can tell: the bus hands them on to us, and none but them. */
export const outcomes = [
  NobodyNotified,
  MessageFailed,
  MessageDoubled,
  ReplyReceived,
  ApprovalDecided,
  AlertAcknowledged,
  AskExpired,
  AskCancelled,
] as const;
