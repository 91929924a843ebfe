import * as z from 'zod/mini';
import type { InboundContent } from '#domain/inbound/inbound';
import { identityChange } from './identity-change.ts';
import { mediaIn } from './read-media.ts';
import { allThat, code, id, ifAny } from './shapes.ts';

/** A message as it came, its content under the name of its type. */
type Piece = { readonly [field: string]: unknown };

type Read = (piece: Piece) => InboundContent | undefined;

const text = z.string();

const Text = z.object({ body: text });
const Button = z.object({ payload: ifAny(text), text });
const Chosen = z.object({ id: text, title: text });
const Interactive = z.discriminatedUnion('type', [
  z.object({ type: z.literal('button_reply'), button_reply: Chosen }),
  z.object({ type: z.literal('list_reply'), list_reply: Chosen }),
  z.object({ type: z.literal('nfm_reply'), nfm_reply: z.object({ response_json: text }) }),
]);
const OtherInteractive = z.object({ type: z.string().check(z.maxLength(64)) });
const Reaction = z.object({ message_id: id, emoji: ifAny(text) });
const Location = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: ifAny(text),
  address: ifAny(text),
});
const Edit = z.object({
  original_message_id: id,
  message: ifAny(z.looseObject({ type: ifAny(text), text: ifAny(Text) })),
});
const Revoke = z.object({ original_message_id: id });
const Captioned = z.object({ caption: ifAny(text) });

/** By type: those of today. A type that is not here is kept as unknown. */
const readers: { readonly [type: string]: Read } = {
  text: within('text', Text, ({ body }) => ({ kind: 'text', body })),
  // Where a template was sent without payloads, a tap carries its label alone.
  button: within('button', Button, ({ payload, text: title }) => ({
    kind: 'tap',
    payload: payload ?? title,
    title,
  })),
  interactive: (piece) =>
    interactive(piece) ?? within('interactive', OtherInteractive, otherInteractive)(piece),
  reaction: within('reaction', Reaction, ({ message_id: to, emoji }) => ({
    kind: 'reaction',
    to,
    ...(emoji !== undefined && emoji !== '' && { emoji }),
  })),
  location: within('location', Location, ({ latitude, longitude, name, address }) => ({
    kind: 'location',
    latitude,
    longitude,
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
  })),
  contacts: within('contacts', z.array(z.unknown()), (cards) => ({
    kind: 'contacts',
    cards: JSON.stringify(cards),
  })),
  edit: within('edit', Edit, edited),
  revoke: within('revoke', Revoke, ({ original_message_id: of }) => ({ kind: 'revoke', of })),
  system: ({ system }) => identityChange(system),
  unsupported,
  unknown: unsupported,
};

/** What a message of this type holds; undefined where it is of a known type and does not have its form. */
export function contentOf(type: string, piece: Piece): InboundContent | undefined {
  const media = mediaIn(type);
  if (media !== undefined) return media(piece[type]);
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read === undefined ? { kind: 'unknown', type } : read(piece);
}

function within<T extends z.ZodMiniType>(
  name: string,
  shape: T,
  make: (node: z.output<T>) => InboundContent,
): Read {
  return (piece) => {
    const read = shape.safeParse(piece[name]);
    return read.success ? make(read.data) : undefined;
  };
}

function interactive(piece: Piece): InboundContent | undefined {
  const read = Interactive.safeParse(piece['interactive']);
  if (!read.success) return undefined;
  switch (read.data.type) {
    case 'button_reply':
      return { kind: 'choice', ...read.data.button_reply };
    case 'list_reply':
      return { kind: 'choice', ...read.data.list_reply };
    case 'nfm_reply':
      return { kind: 'form', response: read.data.nfm_reply.response_json };
  }
}

function otherInteractive({ type }: { readonly type: string }): InboundContent {
  return { kind: 'unknown', type: `interactive.${type}` };
}

/** The new text, or the new caption of what was not text. */
function edited({ original_message_id: of, message }: z.output<typeof Edit>): InboundContent {
  const type = message?.type ?? 'text';
  const body = message?.text?.body ?? Captioned.safeParse(message?.[type]).data?.caption;
  return { kind: 'edit', of, ...(body !== undefined && { body }) };
}

function unsupported({ errors }: Piece): InboundContent {
  const [first] = allThat(z.object({ code })).parse(errors);
  return { kind: 'unsupported', ...(first !== undefined && { code: first.code }) };
}
