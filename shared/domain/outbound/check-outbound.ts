import { interactiveFaults } from './check-interactive.ts';
import { templateFaults } from './check-template.ts';
import type { MediaContent, OutboundContent, OutboundMessage, Recipient } from './outbound.ts';
import { type Faults, mediaFaults, type OutboundFault, shapeFaults, textFaults } from './outbound-fault.ts';

/**
 * The first reason why Meta would refuse a message, found without asking Meta; undefined where there is none.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export function checkOutbound(message: OutboundMessage): OutboundFault | undefined {
  const { number, to, callback, quoting } = message;
  const [fault] = [
    ...(number === undefined ? [] : shapeFaults('number', number, /^\d+$/)),
    ...recipientFaults(to),
    ...textFaults('callback', callback, 512),
    ...textFaults('quoting', quoting, 1_024),
  ];
  return fault ?? contentFault(message.content);
}

/** The same of the content alone. */
export function contentFault(content: OutboundContent): OutboundFault | undefined {
  return contentFaults(content)[0];
}

function contentFaults(content: OutboundContent): Faults {
  switch (content.kind) {
    case 'template':
      return templateFaults(content);
    case 'text':
      return textFaults('body', content.body, 4_096);
    case 'buttons':
    case 'list':
    case 'link':
      return interactiveFaults(content);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return attachedFaults(content);
  }
}

function attachedFaults(content: MediaContent): Faults {
  return [
    ...mediaFaults('media', content.media),
    ...('caption' in content ? textFaults('caption', content.caption, 1_024) : []),
    ...('filename' in content ? textFaults('filename', content.filename, 240) : []),
  ];
}

/** A phone is one by its type. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids */
function recipientFaults(to: Recipient): Faults {
  return 'bsuid' in to ? shapeFaults('to', to.bsuid, /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/) : [];
}
