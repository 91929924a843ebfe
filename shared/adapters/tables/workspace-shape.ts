import * as z from 'zod/mini';
import type { Pattern } from '#domain/pattern';

/**
 * A compiled workspace as it is read back. Loose: it was validated before it was stored, and what a newer release
 * knows besides is kept.
 */
const exact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const pattern: z.ZodMiniType<Pattern> = z.record(
  z.string(),
  z.union([z.array(exact), z.lazy(() => pattern)]),
);

const branch = z.looseObject({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  language: z.string(),
});

const channel = z.looseObject({
  id: z.string(),
  name: z.string(),
  branch: z.string(),
  members: z.array(z.looseObject({ person: z.string(), role: z.exactOptional(z.string()) })),
});

const template = z.looseObject({
  id: z.string(),
  category: z.enum(['utility', 'marketing']),
  text: z.record(
    z.string(),
    z.looseObject({
      header: z.exactOptional(z.string()),
      body: z.string(),
      footer: z.exactOptional(z.string()),
      buttons: z.exactOptional(z.array(z.string())),
    }),
  ),
});

const recordRule = z.looseObject({
  type: z.string(),
  key: z.string(),
  title: z.string(),
  stage: z.exactOptional(z.string()),
  url: z.exactOptional(z.string()),
  fields: z.exactOptional(z.record(z.string(), z.string())),
  channel: z.string(),
  close: z.exactOptional(z.boolean()),
});

const tell = z.looseObject({
  channel: z.string(),
  role: z.exactOptional(z.string()),
  template: z.string(),
  with: z.record(z.string(), z.string()),
});

const route = z.looseObject({
  id: z.string(),
  when: pattern,
  record: recordRule,
  tell: z.array(tell),
  notAfter: z.exactOptional(z.number()),
});

export const workspaceShape = z.looseObject({
  branches: z.array(branch),
  channels: z.array(channel),
  templates: z.array(template),
  routes: z.array(route),
});
