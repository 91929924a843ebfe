import * as z from 'zod';
import { statuses } from '../messages/message.ts';
import { contentTypes } from '../messages/content.ts';
import { mediaKinds } from '../messages/media-content.ts';
import { Tap } from '../messages/tap.ts';
import { PhoneSettings } from '../phones/phone-settings.ts';
import { Said } from '../phones/said.ts';
import { KnownTemplate } from '../templates/template.ts';

/** Files of earlier versions have the labels alone: such buttons can be seen, and no longer tapped. */
const Button = z.union([Tap, z.string().transform((label) => ({ kind: 'own', label }) as const)]);

const Text = z.object({
  header: z.exactOptional(z.string()),
  body: z.string(),
  footer: z.exactOptional(z.string()),
  buttons: z.exactOptional(z.array(Button).readonly()),
  media: z.exactOptional(z.object({ kind: z.enum(mediaKinds), file: z.exactOptional(z.string()) })),
});

const Message = z.object({
  id: z.string(),
  number: z.string(),
  at: z.number(),
  to: z.string(),
  waId: z.string(),
  type: z.enum(contentTypes),
  category: z.string(),
  template: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  quotes: z.exactOptional(z.string()),
  shown: Text,
  callback: z.exactOptional(z.string()),
  ttlMs: z.exactOptional(z.number()),
});

const Step = z.object({
  at: z.number(),
  status: z.enum(statuses),
  code: z.exactOptional(z.number()),
});

const Person = z.object({
  name: z.string(),
  phone: z.string(),
  username: z.exactOptional(z.string()),
});

/** One thing that happened to the simulator. */
export const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), people: z.array(Person) }),
  z.object({ kind: z.literal('phone'), waId: z.string(), settings: PhoneSettings }),
  z.object({ kind: z.literal('moved'), from: z.string(), phone: z.string() }),
  z.object({ kind: z.literal('given-templates'), templates: z.array(KnownTemplate) }),
  z.object({ kind: z.literal('template'), template: KnownTemplate }),
  z.object({ kind: z.literal('template-deleted'), id: z.string(), at: z.number() }),
  z.object({ kind: z.literal('message'), message: Message }),
  z.object({ kind: z.literal('step'), id: z.string(), step: Step }),
  z.object({
    kind: z.literal('inbound'),
    id: z.string(),
    number: z.string(),
    waId: z.string(),
    at: z.number(),
    said: z.exactOptional(Said),
    quotes: z.exactOptional(z.string()),
    forwarded: z.exactOptional(z.boolean()),
  }),
  z.object({ kind: z.literal('read-by-business'), id: z.string() }),
]);
export type Line = z.infer<typeof Line>;
