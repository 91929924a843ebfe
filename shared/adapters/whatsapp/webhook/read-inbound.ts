import * as z from 'zod/mini';
import type { Inbound } from '#domain/inbound/inbound';
import { contentOf } from './read-content.ts';
import { type Contact, senderOf } from './read-sender.ts';
import { id, ifAny, instant } from './shapes.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages */
const Message = z.looseObject({
  id,
  from: ifAny(z.string()),
  from_user_id: ifAny(z.string()),
  timestamp: instant,
  type: z.string().check(z.minLength(1), z.maxLength(64)),
  context: ifAny(
    z.object({
      id: ifAny(id),
      forwarded: ifAny(z.literal(true)),
      frequently_forwarded: ifAny(z.literal(true)),
    }),
  ),
});

/** One of `messages[]` that came to a number; undefined where it does not have the form of one. */
export function readInbound(
  piece: unknown,
  { number, contacts }: { readonly number: string; readonly contacts: readonly Contact[] },
): Inbound | undefined {
  const read = Message.safeParse(piece);
  const content = read.success ? contentOf(read.data.type, read.data) : undefined;
  if (!read.success || content === undefined) return undefined;
  const { data } = read;
  const { context } = data;
  const isForwarded = (context?.forwarded ?? context?.frequently_forwarded) === true;
  return {
    id: data.id,
    number,
    from: senderOf([data.from, data.from_user_id], contacts),
    happenedAt: data.timestamp,
    ...(context?.id !== undefined && { quoting: context.id }),
    ...(isForwarded && { forwarded: true }),
    content,
  };
}
