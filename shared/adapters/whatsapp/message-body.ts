import type {
  OutboundContent,
  OutboundMessage,
  ReadReceipt,
  Recipient,
  TextContent,
} from '#domain/outbound/outbound';
import { interactive } from './interactive.ts';
import { mediaObject } from './media-object.ts';
import { template } from './template.ts';

/**
 * The body of `POST /{version}/{phone number id}/messages`.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export function messageBody({ to, content, callback, quoting }: OutboundMessage): string {
  return JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient(to),
    ...(quoting !== undefined && { context: { message_id: quoting } }),
    ...typed(content),
    biz_opaque_callback_data: callback,
  });
}

/** The body of the same call where it marks a message as read. */
export function readBody({ message, typing = false }: ReadReceipt): string {
  return JSON.stringify({
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: message,
    ...(typing && { typing_indicator: { type: 'text' } }),
  });
}

function recipient(to: Recipient): object {
  if ('bsuid' in to) return { recipient: to.bsuid };
  // With its +: a number without one may get the country code of the business number put in front.
  return { to: to.reveal() };
}

function typed(content: OutboundContent): object {
  switch (content.kind) {
    case 'template':
      return { type: 'template', template: template(content) };
    case 'text':
      return { type: 'text', text: text(content) };
    case 'buttons':
    case 'list':
    case 'link':
      return { type: 'interactive', interactive: interactive(content) };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return { type: content.kind, [content.kind]: mediaObject(content) };
  }
}

/** A preview of no link is refused. */
function text({ body, preview = false }: TextContent): object {
  return { body, ...(preview && /https?:\/\//.test(body) && { preview_url: true }) };
}
