import { expect } from 'vitest';
import { messageBody } from '#adapters/whatsapp/message-body';
import type { OutboundContent } from '#domain/outbound/outbound';
import { outbound } from './outbound-samples.ts';

/** Without what every message has. */
export function bodyOf(content: OutboundContent): unknown {
  const {
    messaging_product,
    recipient_type,
    to: phone,
    biz_opaque_callback_data,
    ...rest
  } = JSON.parse(messageBody(outbound(content)));
  expect({ messaging_product, recipient_type, phone, biz_opaque_callback_data }).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    phone: '+5511955501234',
    biz_opaque_callback_data: 'ref.1',
  });
  return rest;
}
