import * as z from 'zod';
import { ContactCards } from './contact-cards.ts';
import { text } from './field.ts';
import { Interactive } from './interactive-content.ts';
import { Media } from './media-content.ts';
import { TemplateContent } from './template-content.ts';

const Text = z
  .object({ body: text(4_096), preview_url: z.exactOptional(z.boolean()) })
  .refine(({ body, preview_url }) => preview_url !== true || /https?:\/\//i.test(body), {
    path: ['preview_url'],
    error: 'the body has no http or https address',
  });

const Location = z.object({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  name: z.exactOptional(z.string()),
  address: z.exactOptional(z.string()),
});

const Reaction = z.object({ message_id: z.string().min(1), emoji: z.string().max(32) });

/**
 * What one message says, by its `type`.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export const Content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('template'), template: TemplateContent }),
  z.object({ type: z.literal('text'), text: Text }),
  z.object({ type: z.literal('interactive'), interactive: Interactive }),
  z.object({ type: z.literal('image'), image: Media.image }),
  z.object({ type: z.literal('video'), video: Media.video }),
  z.object({ type: z.literal('audio'), audio: Media.audio }),
  z.object({ type: z.literal('document'), document: Media.document }),
  z.object({ type: z.literal('sticker'), sticker: Media.sticker }),
  z.object({ type: z.literal('location'), location: Location }),
  z.object({ type: z.literal('contacts'), contacts: ContactCards }),
  z.object({ type: z.literal('reaction'), reaction: Reaction }),
]);
export type Content = z.infer<typeof Content>;
export type FreeContent = Exclude<Content, { readonly type: 'template' }>;

export const contentTypes = [
  'template',
  'text',
  'interactive',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
] as const satisfies readonly Content['type'][];
