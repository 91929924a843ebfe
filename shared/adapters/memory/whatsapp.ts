import type { SendAnswer } from '#domain/send-answer';
import type { OutboundTemplate, WhatsApp } from '#ports/whatsapp';

/** How Meta answers the call with this number, from 0. It may take the message and have its answer lost. */
export type Meta = (message: OutboundTemplate, call: number) => SendAnswer | Promise<SendAnswer>;

/** A WhatsApp that answers as it is told; without being told it accepts. `calls` are the messages in order. */
export function memoryWhatsApp(
  meta: Meta = acceptAll,
): WhatsApp & { readonly calls: readonly OutboundTemplate[] } {
  const calls: OutboundTemplate[] = [];
  return {
    calls,
    send: async (message) => {
      calls.push(message);
      return meta(message, calls.length - 1);
    },
  };
}

const acceptAll: Meta = (message, call) => ({
  kind: 'accepted',
  providerId: `wamid.${message.callback}.${call}`,
});
