import { errorEntry } from './error-titles.ts';
import type { KnownMessage, StatusStep } from './message.ts';

/** The business number on whose behalf webhooks are written. */
export interface SendingNumber {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
}

/** Who is told about, as Meta names them. */
export interface Recipient {
  readonly name: string;
  /** Absent where only the user id is known. */
  readonly waId?: string;
  readonly userId: string;
}

/** One status of one message, as webhooks of v24.0 and later carry it. */
export function statusWebhook(
  number: SendingNumber,
  told: { message: KnownMessage; step: StatusStep; to: Recipient },
) {
  const { step, to } = told;
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: number.displayPhoneNumber.replace(/\D/g, ''),
      phone_number_id: number.phoneNumberId,
    },
    ...(step.status !== 'failed' && {
      contacts: [
        {
          profile: { name: to.name },
          ...(to.waId !== undefined && { wa_id: to.waId }),
          user_id: to.userId,
        },
      ],
    }),
    statuses: [statusOf(told)],
  };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: number.wabaId, changes: [{ value, field: 'messages' }] }],
  };
}

function statusOf({ message, step, to }: { message: KnownMessage; step: StatusStep; to: Recipient }) {
  return {
    id: message.id,
    status: step.status,
    timestamp: String(Math.floor(step.at / 1000)),
    ...(to.waId !== undefined && { recipient_id: to.waId }),
    ...(message.callback !== undefined && { biz_opaque_callback_data: message.callback }),
    ...(step.status === 'failed' ? { errors: [errorOf(step.code ?? 131000)] } : deliveredParts(message, to)),
  };
}

/** Pricing stands on `sent` and on one of delivered and read: here always on delivered. */
function deliveredParts(message: KnownMessage, to: Recipient) {
  return {
    recipient_user_id: to.userId,
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: message.category },
  };
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
