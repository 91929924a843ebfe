import * as z from 'zod/mini';

const ofPerson = { person: z.string(), at: z.number(), thing: z.string() };
const names = z.array(z.enum(['wa-id', 'user-id']));

const consentChanged = z.object({
  ...ofPerson,
  kind: z.literal('consent-changed'),
  to: z.enum(['given', 'withdrawn']),
  scope: z.enum(['all', 'category', 'marketing']),
  category: z.exactOptional(z.string()),
  saidAt: z.exactOptional(z.number()),
  source: z.enum(['whatsapp', 'whatsapp-error', 'whatsapp-settings', 'company']),
  digest: z.exactOptional(z.string()),
});

const absenceChanged = z.object({
  ...ofPerson,
  kind: z.literal('absence-changed'),
  to: z.enum(['absent', 'present']),
  from: z.exactOptional(z.number()),
  until: z.exactOptional(z.number()),
  deputy: z.exactOptional(z.string()),
  by: z.exactOptional(z.string()),
});

const aliasLearnt = z.object({
  ...ofPerson,
  kind: z.literal('alias-learnt'),
  names,
  from: z.enum(['answer', 'webhook']),
});

const aliasRefused = z.object({
  ...ofPerson,
  kind: z.literal('alias-refused'),
  names,
  holders: z.array(z.string()),
});

const identityChanged = z.object({
  ...ofPerson,
  kind: z.literal('identity-changed'),
  change: z.enum(['number', 'user-id']),
  phone: z.enum(['followed', 'left', 'kept']),
});

const personErased = z.object({
  ...ofPerson,
  kind: z.literal('person-erased'),
  by: z.string(),
  messages: z.number(),
  replies: z.number(),
  events: z.number(),
});

/** Who somebody is to WhatsApp, and what they agreed to. */
export const personFactShape = z.discriminatedUnion('kind', [
  consentChanged,
  absenceChanged,
  aliasLearnt,
  aliasRefused,
  identityChanged,
  personErased,
]);
