import * as z from 'zod/mini';
import type { Update } from '#domain/inbound/update';
import { readInbound } from './read-inbound.ts';
import { Contacts } from './read-sender.ts';
import { readStatus } from './read-status.ts';
import { allThat, code } from './shapes.ts';
import { type WebhookPlace, foreignNumber, unreadable } from './webhook-place.ts';

const list = z.nullish(z.array(z.unknown()));
const Value = z.object({
  metadata: z.object({ phone_number_id: z.string().check(z.regex(/^\d{1,32}$/)) }),
  contacts: Contacts,
  messages: list,
  statuses: list,
  errors: allThat(z.object({ code })),
});

const OfGroup = z.object({ group_id: z.string() });

/** The value of a change of the field `messages`: what people wrote, and what became of messages, of one number. */
export function readMessages(value: unknown, place: WebhookPlace): readonly Update[] {
  const read = Value.safeParse(value);
  if (!read.success) return [unreadable('messages', value)];
  const { metadata, contacts, messages, statuses, errors } = read.data;
  const id = metadata.phone_number_id;
  const number = place.numbers.find((one) => one.id === id)?.name;
  if (number === undefined) return [foreignNumber(id)];
  const about = { number, contacts };
  return [
    ...(statuses ?? []).map((piece) => {
      const status = readStatus(piece, number);
      return status === undefined ? keep('statuses', piece, metadata) : ({ kind: 'status', status } as const);
    }),
    ...(messages ?? []).map((piece) => {
      if (OfGroup.safeParse(piece).success)
        return { kind: 'foreign', foreign: { reason: 'group-message', id } } as const;
      const inbound = readInbound(piece, about);
      return inbound === undefined
        ? keep('messages', piece, metadata)
        : ({ kind: 'inbound', inbound } as const);
    }),
    ...errors.map((error) => errorNews(error, number, place)),
  ];
}

/** With the id of the number that it came by: the piece alone does not say it. */
function keep(field: string, piece: unknown, { phone_number_id: id }: { phone_number_id: string }): Update {
  return unreadable(field, { phone_number_id: id, piece });
}

/** What Meta says of the number and not of a message. */
function errorNews(
  error: { readonly code: number },
  number: string,
  { account, time, receivedAt }: WebhookPlace,
): Update {
  const news = { kind: 'number' as const, account, happenedAt: time ?? receivedAt, number, field: 'errors' };
  return { kind: 'news', news: { ...news, event: String(error.code) } };
}
