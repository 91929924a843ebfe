import * as z from 'zod/mini';
import type { Update } from '#domain/inbound/update';
import { readMessages } from './read-messages.ts';
import { readPreferences } from './read-preferences.ts';
import { readNews } from './read-news.ts';
import { ifAny, instant, word } from './shapes.ts';
import { type WebhookPlace, type WebhookSettings, unreadable } from './webhook-place.ts';

const Envelope = z.object({ entry: z.array(z.unknown()) });
const Entry = z.object({
  id: z.pipe(
    z.union([z.string(), z.number()]),
    z.pipe(z.transform(String), z.string().check(z.regex(/^\d{1,32}$/))),
  ),
  time: ifAny(instant),
  changes: z.array(z.unknown()),
});
const Change = z.object({ field: word, value: z.optional(z.unknown()) });

/** The account that the button "Test" of Meta's dashboard makes up. */
const testAccount = '0';

/**
 * All that a webhook tells, in its order. A piece that does not have its form is `unreadable`, and hides none of the
 * others. https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export function readWebhook(body: string, settings: WebhookSettings): readonly Update[] {
  const envelope = Envelope.safeParse(parsed(body));
  if (!envelope.success) return [{ kind: 'unreadable', field: 'webhook', text: body }];
  return envelope.data.entry.flatMap((piece) => {
    const entry = Entry.safeParse(piece);
    if (!entry.success) return [unreadable('entry', piece)];
    const { id: account, time, changes } = entry.data;
    return changes.flatMap((one) => readChange(one, { account, time, ...settings }));
  });
}

function readChange(piece: unknown, place: WebhookPlace): readonly Update[] {
  const change = Change.safeParse(piece);
  if (!change.success) return [unreadable('changes', piece)];
  const { field, value } = change.data;
  const { account, time, receivedAt, numbers } = place;
  if (field === 'messages') return readMessages(value, place);
  if (field === 'user_preferences') return readPreferences(value, place);
  if (account === testAccount) return [{ kind: 'foreign', foreign: { reason: 'test-payload', id: field } }];
  const [only, ...others] = numbers;
  const origin = {
    field,
    account,
    happenedAt: time ?? receivedAt,
    ...(only !== undefined && others.length === 0 && { number: only.name }),
  };
  const news = readNews(value, origin);
  if (news === 'unknown') return [{ kind: 'foreign', foreign: { reason: 'field-unknown', id: field } }];
  return [news === 'unreadable' ? unreadable(field, piece) : { kind: 'news', news }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
