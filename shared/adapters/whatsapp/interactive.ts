import type { LinkButton, MediaHeader, ReplyButtons, ReplyList, TextHeader } from '#domain/outbound/outbound';
import { mediaObject } from './media-object.ts';

/**
 * The `interactive` of a message: reply buttons, a list, or a button that opens an address.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages
 */
export function interactive(content: ReplyButtons | ReplyList | LinkButton): object {
  const { header, body, footer } = content;
  return {
    ...(header !== undefined && { header: headerObject(header) }),
    body: { text: body },
    ...(footer !== undefined && { footer: { text: footer } }),
    ...acting(content),
  };
}

function headerObject(header: TextHeader | MediaHeader): object {
  if (header.kind === 'text') return { type: 'text', text: header.text };
  return { type: header.kind, [header.kind]: mediaObject(header) };
}

function acting(content: ReplyButtons | ReplyList | LinkButton): object {
  switch (content.kind) {
    case 'buttons': {
      const buttons = content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
      return { type: 'button', action: { buttons } };
    }
    case 'list':
      return { type: 'list', action: { button: content.opener, sections: content.sections } };
    case 'link': {
      const parameters = { display_text: content.label, url: content.url };
      return { type: 'cta_url', action: { name: 'cta_url', parameters } };
    }
  }
}
