import * as z from 'zod/mini';
import { strangerHeard } from './reply-fact-shapes.ts';

/** Facts of people, business numbers and the workspace. */

export const personImported = z.object({
  kind: z.literal('person-imported'),
  person: z.string(),
  at: z.number(),
  thing: z.string(),
  changed: z.array(z.string()),
  consent: z.enum(['unknown', 'given', 'withdrawn']),
});

const ofNumber = { number: z.string(), at: z.number(), thing: z.string() };

const numberStopped = z.object({ ...ofNumber, kind: z.literal('number-stopped'), code: z.number() });

const numberResumed = z.object({
  ...ofNumber,
  kind: z.literal('number-resumed'),
  by: z.enum(['probe', 'operator']),
  since: z.number(),
  code: z.number(),
});

const numberNews = z.object({
  ...ofNumber,
  kind: z.literal('number-news'),
  account: z.string(),
  field: z.string(),
  event: z.string(),
  details: z.exactOptional(z.array(z.string())),
  seenAt: z.number(),
});

const templateNews = z.object({
  ...ofNumber,
  kind: z.literal('template-news'),
  account: z.string(),
  about: z.enum(['status', 'quality', 'category', 'components']),
  template: z.string(),
  language: z.string(),
  to: z.string(),
  from: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  seenAt: z.number(),
});

const foreignUpdate = z.object({
  ...ofNumber,
  kind: z.literal('foreign-update'),
  reason: z.enum(['number-unknown', 'test-payload', 'field-unknown', 'group-message', 'message-unknown']),
  id: z.string(),
  seenAt: z.number(),
});

export const workspaceApplied = z.object({
  kind: z.literal('workspace-applied'),
  at: z.number(),
  thing: z.string(),
  version: z.string(),
  before: z.exactOptional(z.string()),
  by: z.string(),
});

export const numberFactShape = z.discriminatedUnion('kind', [
  numberStopped,
  numberResumed,
  numberNews,
  templateNews,
  foreignUpdate,
  strangerHeard,
]);
