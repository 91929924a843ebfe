import type { OutboundMessage, ReadReceipt } from '#domain/outbound/outbound';
import type { SendAnswer } from '#domain/outbound/send-answer';
import type { WhatsApp } from '#ports/whatsapp';

/** How Meta answers the call with this number, from 0. It may take the message and have its answer lost. */
export type Meta = (message: OutboundMessage, call: number) => SendAnswer | Promise<SendAnswer>;

/** A WhatsApp that answers as it is told; without being told it accepts. `calls` are the messages in order. */
export function memoryWhatsApp(meta: Meta = acceptAll): WhatsApp & {
  readonly calls: readonly OutboundMessage[];
  readonly receipts: readonly ReadReceipt[];
  /** The id that the last message about this ref was given. */
  idOf(ref: string): string | undefined;
} {
  const calls: OutboundMessage[] = [];
  const receipts: ReadReceipt[] = [];
  const ids = new Map<string, string>();
  return {
    calls,
    receipts,
    idOf: (ref) => ids.get(ref),
    send: async (message) => {
      calls.push(message);
      const answer = await meta(message, calls.length - 1);
      const ref = message.callback.replace(/\.\d+(\.[np]+)?$/, '');
      if (answer.kind === 'accepted') ids.set(ref, answer.providerId);
      return answer;
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
