import * as z from 'zod';
import type { WebhookChange } from '../templates/template-event.ts';

/** One thing that is told, with the entry that it stands in. */
export interface Update {
  readonly entry: { readonly id: string; readonly time?: number };
  readonly change: WebhookChange;
}

interface Entry {
  readonly id: string;
  readonly time?: number;
  readonly changes: readonly WebhookChange[];
}

/** The updates as one request. What may stand together does so by chance: in one entry, or in one change. */
export function packed(updates: readonly Update[], draw: () => number) {
  const entry = updates.reduce<readonly Entry[]>((entries, update) => added(entries, update, draw()), []);
  return { object: 'whatsapp_business_account', entry };
}

function added(entries: readonly Entry[], { entry, change }: Update, drawn: number): readonly Entry[] {
  const last = entries.at(-1);
  const alone = { ...entry, changes: [change] };
  if (last === undefined || last.id !== entry.id || last.time !== entry.time || drawn < 1 / 3) {
    return [...entries, alone];
  }
  const before = last.changes.at(-1);
  const both = drawn < 2 / 3 || before === undefined ? undefined : joined(before, change);
  const changes = both === undefined ? [...last.changes, change] : [...last.changes.slice(0, -1), both];
  return [...entries.slice(0, -1), { ...last, changes }];
}

const list = z.exactOptional(z.array(z.looseObject({})));
const Value = z.object({
  messaging_product: z.literal('whatsapp'),
  metadata: z.object({ display_phone_number: z.string(), phone_number_id: z.string() }),
  contacts: list,
  messages: list,
  statuses: list,
});

/** Two changes as one, where they are of one number and of one kind: both messages, or both statuses. */
function joined(first: WebhookChange, second: WebhookChange): WebhookChange | undefined {
  const one = Value.safeParse(first.value).data;
  const two = Value.safeParse(second.value).data;
  if (one === undefined || two === undefined) return undefined;
  const sameNumber = one.metadata.phone_number_id === two.metadata.phone_number_id;
  if (!sameNumber || (one.messages === undefined) !== (two.messages === undefined)) return undefined;
  const contacts = unique([...(one.contacts ?? []), ...(two.contacts ?? [])]);
  const value = {
    messaging_product: one.messaging_product,
    metadata: one.metadata,
    ...(contacts.length > 0 && { contacts }),
    ...(one.messages !== undefined && { messages: [...one.messages, ...(two.messages ?? [])] }),
    ...(one.statuses !== undefined && { statuses: [...one.statuses, ...(two.statuses ?? [])] }),
  };
  return { value, field: first.field };
}

function unique(contacts: readonly object[]): readonly object[] {
  return [...new Map(contacts.map((contact) => [JSON.stringify(contact), contact])).values()];
}
