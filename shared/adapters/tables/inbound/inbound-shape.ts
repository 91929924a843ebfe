import * as z from 'zod/mini';

const text = z.string();
const maybe = z.exactOptional(text);

/** What people did on their phones, as it is read back. A test holds the shape against the domain's type. */
export const inboundContentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: text }),
  z.object({ kind: z.literal('tap'), payload: text, title: text }),
  z.object({ kind: z.literal('choice'), id: text, title: text }),
  z.object({ kind: z.literal('form'), response: text }),
  z.object({ kind: z.literal('reaction'), to: text, emoji: maybe }),
  z.object({
    kind: z.literal('media'),
    type: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
    media: text,
    mimeType: text,
    sha256: maybe,
    caption: maybe,
    filename: maybe,
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: maybe,
    address: maybe,
  }),
  z.object({ kind: z.literal('contacts'), cards: text }),
  z.object({ kind: z.literal('edit'), of: text, body: maybe }),
  z.object({ kind: z.literal('revoke'), of: text }),
  z.object({
    kind: z.literal('identity'),
    change: z.enum(['number', 'user-id']),
    waId: maybe,
    userId: maybe,
    previousUserId: maybe,
  }),
  z.object({ kind: z.literal('unsupported'), code: z.exactOptional(z.number()) }),
  z.object({ kind: z.literal('unknown'), type: text }),
]);

export const inboundShape = z.object({
  id: text,
  number: text,
  from: z.object({ userId: maybe, waId: maybe, profileName: maybe }),
  happenedAt: z.number(),
  quoting: maybe,
  forwarded: z.exactOptional(z.literal(true)),
  content: inboundContentShape,
});
