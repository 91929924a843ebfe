import * as z from 'zod/mini';
import type { StatusUpdate } from '#domain/inbound/update';
import { named } from './read-sender.ts';
import { allThat, code, id, ifAny, instant } from './shapes.ts';

const text = z.string();
const priceWord = ifAny(z.string().check(z.regex(/^[\w-]{1,40}$/)));

const Pricing = z.object({
  pricing_model: priceWord,
  type: priceWord,
  category: priceWord,
  billable: ifAny(z.boolean()),
});

const MetaError = z.object({
  code,
  title: ifAny(text),
  message: ifAny(text),
  error_data: ifAny(z.object({ details: ifAny(text) })),
});

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status */
const Status = z.object({
  id,
  status: z.string().check(z.regex(/^[a-z_]{1,32}$/)),
  timestamp: instant,
  biz_opaque_callback_data: ifAny(text),
  recipient_user_id: ifAny(text),
  pricing: ifAny(Pricing),
  errors: allThat(MetaError),
});

/** One of `statuses[]` of a number; undefined where it does not have the form of one. */
export function readStatus(piece: unknown, number: string): StatusUpdate | undefined {
  const read = Status.safeParse(piece);
  if (!read.success) return undefined;
  const { data } = read;
  const { biz_opaque_callback_data: callback, pricing } = data;
  const { userId: recipient } = named([data.recipient_user_id]);
  const price = pricing && priceOf(pricing);
  return {
    number,
    providerId: data.id,
    status: data.status,
    happenedAt: data.timestamp,
    ...(callback !== undefined && { callback }),
    ...(recipient !== undefined && { recipient }),
    ...(price !== undefined && Object.keys(price).length > 0 && { price }),
    errors: data.errors.map(errorOf),
  };
}

function priceOf({ pricing_model: model, type, category, billable }: z.output<typeof Pricing>) {
  return {
    ...(model !== undefined && { model }),
    ...(type !== undefined && { type }),
    ...(category !== undefined && { category }),
    ...(billable !== undefined && { billable }),
  };
}

function errorOf({ code: number, title, message, error_data: data }: z.output<typeof MetaError>) {
  const [name, details] = [title ?? message, data?.details];
  return {
    code: number,
    ...(name !== undefined && { title: name }),
    ...(details !== undefined && { details }),
  };
}
