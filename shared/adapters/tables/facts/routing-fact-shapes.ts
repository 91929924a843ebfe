import * as z from 'zod/mini';
import { ofMessage, ofRecord } from './fact-parts.ts';
import { json } from '../store/stored.ts';

/** Facts of how an event was routed. */

const exact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const recordChanged = z.object({
  ...ofRecord,
  kind: z.literal('record-changed'),
  event: z.string(),
  source: z.string(),
  detailType: z.string(),
  version: z.string(),
  routes: z.array(z.string()),
  change: json(
    z.array(z.object({ field: z.string(), before: z.exactOptional(exact), after: z.exactOptional(exact) })),
  ),
  state: z.enum(['opened', 'changed', 'closed', 'reopened', 'superseded']),
  clockAhead: z.exactOptional(z.literal(true)),
  digest: z.string(),
});

export const idReused = z.object({
  ...ofRecord,
  kind: z.literal('id-reused'),
  event: z.string(),
  source: z.string(),
  detailType: z.string(),
  seenAt: z.number(),
  digest: z.string(),
});

export const routeFailed = z.object({
  ...ofRecord,
  kind: z.literal('route-failed'),
  event: z.string(),
  route: z.string(),
  version: z.string(),
  reason: z.enum(['record-key-empty', 'text-not-renderable', 'record-unknown']),
});

export const nobodyNotified = z.object({
  ...ofRecord,
  kind: z.literal('nobody-notified'),
  event: z.string(),
  route: z.string(),
  channels: z.array(z.string()),
  suppressed: z.number(),
});

export const noticeSliced = z.object({
  ...ofRecord,
  kind: z.literal('notice-sliced'),
  event: z.string(),
  route: z.string(),
  channel: z.string(),
  day: z.string(),
  version: z.string(),
  people: z.number(),
  slices: z.number(),
});

export const sliceToldShape = z.object({
  ...ofRecord,
  kind: z.literal('slice-told'),
  event: z.string(),
  route: z.string(),
  planned: z.number(),
  suppressed: z.number(),
  elsewhere: z.number(),
});

const plan = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('planned'),
    template: z.string(),
    language: z.string(),
    timeZone: z.string(),
    digest: z.string(),
  }),
  z.object({
    kind: z.literal('suppressed'),
    reason: z.enum([
      'unknown-person',
      'excepted',
      'excepts-nobody',
      'undecidable',
      'absent',
      'already-asked',
      'duplicate',
      'repeated',
      'nobody-named',
      'too-many-named',
      'no-manager',
      'no-phone',
      'no-consent',
      'opted-out',
      'no-marketing',
      'template-not-approved',
      'template-language-missing',
      'text-not-renderable',
      'text-too-long',
    ]),
  }),
]);

export const slotShape = z.object({
  ...ofMessage,
  kind: z.literal('slot'),
  channel: z.string(),
  tell: z.number(),
  day: z.string(),
  version: z.string(),
  standsFor: z.exactOptional(z.string()),
  plan,
});
