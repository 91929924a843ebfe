import type { Inbound } from '#domain/inbound/inbound';
import { senderName } from '#domain/inbound/stranger';
import type { ReadReceipt } from '#domain/outbound/outbound';
import type { WhatsApp } from '#ports/whatsapp';

interface ReceiptsAtEnd {
  /** Takes receipts, and sends none. */
  readonly whatsapp: Pick<WhatsApp, 'markRead'>;
  /** Sends those that were taken, side by side. Never rejects. */
  readonly send: () => Promise<void>;
}

/**
 * Blue ticks for what a webhook told, when all of it is done: WhatsApp gives them to all that came before as well, so the
 * newest of each person is enough.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/mark-message-as-read
 */
export function receiptsAtEnd(
  whatsapp: Pick<WhatsApp, 'markRead'>,
  inbounds: readonly Inbound[],
): ReceiptsAtEnd {
  const taken = new Map<string, ReadReceipt>();
  return {
    whatsapp: {
      async markRead(receipt) {
        taken.set(receipt.message, receipt);
        return { kind: 'marked' };
      },
    },
    async send() {
      const newest = new Map<string, ReadReceipt>();
      for (const { id, number, from } of inbounds.toSorted((a, b) => a.happenedAt - b.happenedAt)) {
        const receipt = taken.get(id);
        if (receipt !== undefined) newest.set(`${number} ${senderName(from)}`, receipt);
      }
      await Promise.allSettled([...newest.values()].map((receipt) => whatsapp.markRead(receipt)));
    },
  };
}
