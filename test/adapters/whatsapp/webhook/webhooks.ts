import type { Update } from '#domain/inbound/update';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';

/** Webhooks as Meta makes them, for tests. */

export const account = '102290129340398';
export const ownNumber = '106540352242922';
export const receivedAt = Date.UTC(2026, 10, 22, 12, 0, 1, 234);
const seconds = '1795348800';
export const happenedAt = 1_795_348_800_000;

const numbers = [
  { name: 'main', id: ownNumber },
  { name: 'austin', id: '106540352242923' },
];

export function read(
  webhook: unknown,
  of: readonly { name: string; id: string }[] = numbers,
): readonly Update[] {
  return readWebhook(JSON.stringify(webhook), { numbers: of, receivedAt });
}

export function webhookOf(...changes: readonly unknown[]) {
  return { object: 'whatsapp_business_account', entry: [{ id: account, changes }] };
}

/** A change of the field `messages`. */
export function changeOf(value: object, number = ownNumber) {
  const metadata = { display_phone_number: '15550100', phone_number_id: number };
  return { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
}

export function status(change: object = {}) {
  return { id: 'wamid.A', status: 'sent', timestamp: seconds, recipient_id: '5511987654321', ...change };
}

export function inbound(change: object) {
  const { type } = { type: 'text', ...change };
  return { from: '5511987654321', id: 'wamid.B', timestamp: seconds, type, ...change };
}

/** A change of another field, as it stands in an entry with a time. */
export function newsOf(field: string, value: unknown, time: unknown = Number(seconds)) {
  return { object: 'whatsapp_business_account', entry: [{ id: account, time, changes: [{ field, value }] }] };
}

/** A change of the field `user_preferences`. */
export function preferencesOf(preferences: unknown, number = ownNumber) {
  const value = { metadata: { phone_number_id: number }, contacts: [], user_preferences: preferences };
  return { field: 'user_preferences', value };
}

export function preference(change: object = {}) {
  const about = { wa_id: '5511987654321', detail: 'User requested to stop marketing messages' };
  return { ...about, category: 'marketing_messages', value: 'stop', timestamp: Number(seconds), ...change };
}

/** What is read of one message. Throws where it is none that could be read. */
export function readInbound(message: object, contacts?: unknown) {
  const [update] = read(webhookOf(changeOf({ messages: [inbound(message)], contacts })));
  if (update?.kind !== 'inbound') throw new Error(`no inbound but ${update?.kind}`);
  return update.inbound;
}
