import * as z from 'zod';
import { contentTypes } from './messages/content.ts';
import { KnownTemplate } from './templates/template.ts';

const Text = z.object({
  header: z.exactOptional(z.string()),
  body: z.string(),
  footer: z.exactOptional(z.string()),
  buttons: z.exactOptional(z.array(z.string())),
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
});

const Step = z.object({
  at: z.number(),
  status: z.enum(['sent', 'delivered', 'failed']),
  code: z.exactOptional(z.number()),
});

/** One thing that happened to the simulator. */
export const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), people: z.array(z.object({ name: z.string(), phone: z.string() })) }),
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
  }),
]);
export type Line = z.infer<typeof Line>;
