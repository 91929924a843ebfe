import * as z from 'zod/mini';
import type { Update } from '#domain/inbound/update';
import { named } from './read-sender.ts';
import { ifAny, instant } from './shapes.ts';
import { type WebhookPlace, foreignNumber, unreadable } from './webhook-place.ts';

const Value = z.object({
  metadata: z.object({ phone_number_id: z.string().check(z.regex(/^\d{1,32}$/)) }),
  user_preferences: z.array(z.unknown()),
});

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/user_preferences */
const Preference = z.object({
  wa_id: ifAny(z.string()),
  user_id: ifAny(z.string()),
  category: z.literal('marketing_messages'),
  value: z.enum(['stop', 'resume']),
  timestamp: instant,
});

/** What people chose in WhatsApp: there is one choice, whether they want marketing. */
export function readPreferences(value: unknown, { numbers }: WebhookPlace): readonly Update[] {
  const read = Value.safeParse(value);
  if (!read.success) return [unreadable('user_preferences', value)];
  const id = read.data.metadata.phone_number_id;
  if (!numbers.some((number) => number.id === id)) return [foreignNumber(id)];
  return read.data.user_preferences.map((piece) => readOne(piece, id));
}

function readOne(piece: unknown, id: string): Update {
  const read = Preference.safeParse(piece);
  if (!read.success) return unreadable('user_preferences', { phone_number_id: id, piece });
  const { wa_id: waId, user_id: userId, value, timestamp: happenedAt } = read.data;
  const marketing = value === 'stop' ? 'stopped' : 'resumed';
  return { kind: 'preference', preference: { from: named([waId, userId]), marketing, happenedAt } };
}
