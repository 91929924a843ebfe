import type { Inbound } from '../state/inbox.ts';
import type { Identity } from '../phones/directory.ts';
import type { WebhookChange } from '../templates/template-event.ts';
import { type Metadata, contactOf } from './metadata.ts';

/**
 * What a webhook tells of something that a person did.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function inboundChange(
  metadata: Metadata,
  told: { readonly inbound: Inbound; readonly from: Identity; readonly quoted?: Quoted },
): WebhookChange | undefined {
  const { inbound, from } = told;
  const { said } = inbound;
  if (said === undefined) return undefined;
  // What the system says of a person comes under the ids that they had.
  const isSystem = said.type === 'system';
  const userId = isSystem ? said.system.previous_user_id : from.userId;
  const message = {
    ...contextOf(told),
    ...(from.waId !== undefined && { from: inbound.waId }),
    from_user_id: userId,
    id: inbound.id,
    timestamp: String(Math.floor(inbound.at / 1000)),
    ...said,
  };
  return {
    value: {
      messaging_product: 'whatsapp',
      metadata,
      ...(!isSystem && { contacts: [contactOf(from)] }),
      messages: [message],
    },
    field: 'messages',
  };
}

/** The author of the message that is quoted: digits, where they are told. */
export interface Quoted {
  readonly from?: string;
}

function contextOf({ inbound: { quotes, forwarded }, quoted }: { inbound: Inbound; quoted?: Quoted }) {
  if (quotes === undefined && forwarded !== true) return {};
  return {
    context: {
      ...(forwarded === true && { forwarded }),
      ...(quotes !== undefined && { ...quoted, id: quotes }),
    },
  };
}
