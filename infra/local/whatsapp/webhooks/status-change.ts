import { errorEntry } from '../graph/error-titles.ts';
import type { KnownMessage, StatusStep } from '../messages/message.ts';
import type { Identity } from '../phones/directory.ts';
import type { WebhookChange } from '../templates/template-event.ts';
import { type Metadata, contactOf } from './metadata.ts';

interface Told {
  readonly message: KnownMessage;
  readonly step: StatusStep;
  readonly to: Identity;
}

/**
 * One status of one message, as webhooks of v24.0 and later carry it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
 */
export function statusChange(metadata: Metadata, told: Told): WebhookChange {
  const { step, to } = told;
  // Only who got the message is told by the name that they go by.
  const { username: _, ...nameless } = to;
  const arrived = step.status === 'delivered' || step.status === 'read';
  return {
    value: {
      messaging_product: 'whatsapp',
      metadata,
      ...(step.status !== 'failed' && { contacts: [contactOf(arrived ? to : nameless)] }),
      statuses: [statusOf(told)],
    },
    field: 'messages',
  };
}

function statusOf({ message, step, to }: Told) {
  const byUserId = message.to === to.userId;
  return {
    id: message.id,
    status: step.status,
    timestamp: String(Math.floor(step.at / 1000)),
    ...(to.waId !== undefined && { recipient_id: to.waId }),
    ...((step.status !== 'failed' || byUserId) && { recipient_user_id: to.userId }),
    ...(message.callback !== undefined && { biz_opaque_callback_data: message.callback }),
    ...(isPriced(message, step) && {
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: message.category },
    }),
    ...(step.status === 'failed' && { errors: [errorOf(step.code ?? 131000)] }),
  };
}

/** The price stands on `sent`, and on the first that tells of the arrival. */
function isPriced({ steps }: KnownMessage, { status }: StatusStep): boolean {
  if (status === 'sent' || status === 'delivered') return true;
  return status === 'read' && !steps.some((step) => step.status === 'delivered');
}

function errorOf(code: number) {
  const { title } = errorEntry(code);
  return {
    code,
    title,
    message: title,
    error_data: { details: `${title}.` },
    href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes/',
  };
}
