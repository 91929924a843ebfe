import type { OutboundMessage, ReadReceipt } from '#domain/outbound';
import type { SendAnswer } from '#domain/send-answer';
import type { WhatsApp } from '#ports/whatsapp';

/** How Meta answers the call with this number, from 0. It may take the message and have its answer lost. */
export type Meta = (message: OutboundMessage, call: number) => SendAnswer | Promise<SendAnswer>;

/** A WhatsApp that answers as it is told; without being told it accepts. `calls` are the messages in order. */
export function memoryWhatsApp(meta: Meta = acceptAll): WhatsApp & {
  readonly calls: readonly OutboundMessage[];
  readonly receipts: readonly ReadReceipt[];
} {
  const calls: OutboundMessage[] = [];
  const receipts: ReadReceipt[] = [];
  return {
    calls,
    receipts,
    send: async (message) => {
      calls.push(message);
      return meta(message, calls.length - 1);
    },
    markRead: async (receipt) => {
      receipts.push(receipt);
      return { kind: 'marked' };
    },
  };
}

const acceptAll: Meta = (message, call) => ({
  kind: 'accepted',
  providerId: `wamid.${message.callback}.${call}`,
});
