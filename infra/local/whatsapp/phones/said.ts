import * as z from 'zod';

const file = {
  id: z.string(),
  mime_type: z.string(),
  /** Base64. */
  sha256: z.string(),
  url: z.exactOptional(z.string()),
};
const caption = { caption: z.exactOptional(z.string()) };
const Text = z.object({ body: z.string() });

const InteractiveReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button_reply'),
    button_reply: z.object({ id: z.string(), title: z.string() }),
  }),
  z.object({
    type: z.literal('list_reply'),
    list_reply: z.object({ id: z.string(), title: z.string(), description: z.exactOptional(z.string()) }),
  }),
  z.object({
    type: z.literal('nfm_reply'),
    nfm_reply: z.object({ name: z.literal('flow'), body: z.string(), response_json: z.string() }),
  }),
]);

export const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.exactOptional(z.string()),
  address: z.exactOptional(z.string()),
});

export const Card = z.object({
  name: z.looseObject({ formatted_name: z.string() }),
  phones: z.exactOptional(
    z.array(
      z.object({
        phone: z.string(),
        wa_id: z.exactOptional(z.string()),
        type: z.exactOptional(z.string()),
      }),
    ),
  ),
});

/**
 * What a person did, in the words of the webhook that tells of it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export const Said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: Text }),
  /** A quick reply of a template. */
  z.object({ type: z.literal('button'), button: z.object({ payload: z.string(), text: z.string() }) }),
  z.object({ type: z.literal('interactive'), interactive: InteractiveReply }),
  /** Without an emoji: taken back. */
  z.object({
    type: z.literal('reaction'),
    reaction: z.object({ message_id: z.string(), emoji: z.exactOptional(z.string()) }),
  }),
  z.object({ type: z.literal('image'), image: z.object({ ...file, ...caption }) }),
  z.object({ type: z.literal('video'), video: z.object({ ...file, ...caption }) }),
  z.object({ type: z.literal('audio'), audio: z.object({ ...file, voice: z.boolean() }) }),
  z.object({ type: z.literal('sticker'), sticker: z.object({ ...file, animated: z.boolean() }) }),
  z.object({
    type: z.literal('document'),
    document: z.object({ ...file, ...caption, filename: z.exactOptional(z.string()) }),
  }),
  z.object({
    type: z.literal('location'),
    location: Location,
  }),
  z.object({ type: z.literal('contacts'), contacts: z.array(Card) }),
  z.object({
    type: z.literal('edit'),
    edit: z.object({
      original_message_id: z.string(),
      message: z.object({ type: z.literal('text'), text: Text }),
    }),
  }),
  z.object({ type: z.literal('revoke'), revoke: z.object({ original_message_id: z.string() }) }),
  z.object({
    type: z.literal('system'),
    system: z.object({
      body: z.string(),
      type: z.enum(['user_changed_number', 'user_changed_user_id']),
      wa_id: z.exactOptional(z.string()),
      user_id: z.string(),
      previous_user_id: z.string(),
    }),
  }),
  z.object({
    type: z.literal('unsupported'),
    errors: z.array(
      z.object({
        code: z.number(),
        title: z.string(),
        message: z.string(),
        error_data: z.object({ details: z.string() }),
      }),
    ),
    unsupported: z.exactOptional(z.object({ type: z.string() })),
  }),
]);
export type Said = z.infer<typeof Said>;
