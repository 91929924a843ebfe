import type { OutboundMessage, ReadReceipt } from '#domain/outbound/outbound';
import type { ReadAnswer, SendAnswer } from '#domain/outbound/send-answer';

/** Meta's Cloud API, as far as we call it for messages. Neither method throws for what the network or Meta does. */
export interface WhatsApp {
  /** One call, one answer. Whoever calls again must know why: Meta takes the same message twice. */
  send(message: OutboundMessage): Promise<SendAnswer>;
  /** Does no harm when it is called again. */
  markRead(receipt: ReadReceipt): Promise<ReadAnswer>;
}
