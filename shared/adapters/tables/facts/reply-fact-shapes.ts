import * as z from 'zod/mini';
import { ofRecord } from './fact-parts.ts';

/** Facts of what people did on their phones. */

const type = z.enum([
  'text',
  'tap',
  'choice',
  'form',
  'reaction',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contacts',
  'edit',
  'revoke',
  'identity',
  'unsupported',
  'unknown',
]);

const ofInbound = { ...ofRecord, person: z.string(), number: z.string(), seenAt: z.number() };

export const repliedShape = z.object({
  ...ofInbound,
  kind: z.literal('replied'),
  type,
  boundBy: z.enum(['quote', 'tap', 'choice', 'only-open', 'chosen']),
  to: z.exactOptional(z.string()),
  digest: z.string(),
});

export const reacted = z.object({
  ...ofInbound,
  kind: z.literal('reacted'),
  reaction: z.enum(['added', 'removed']),
  to: z.exactOptional(z.string()),
});

export const amended = z.object({
  ...ofInbound,
  kind: z.literal('amended'),
  change: z.enum(['edited', 'revoked']),
  of: z.string(),
  digest: z.exactOptional(z.string()),
});

export const mediaKept = z.object({
  ...ofRecord,
  kind: z.literal('media-kept'),
  person: z.string(),
  mime: z.string(),
  bytes: z.number(),
  digest: z.string(),
  notedAt: z.number(),
});

export const mediaRefused = z.object({
  ...ofRecord,
  kind: z.literal('media-refused'),
  person: z.string(),
  reason: z.enum(['too-large', 'type-not-kept', 'digest-differs', 'gone']),
  notedAt: z.number(),
});

export const heard = z.object({
  kind: z.literal('heard'),
  person: z.string(),
  at: z.number(),
  thing: z.string(),
  number: z.string(),
  type,
  meaning: z.enum([
    'stop',
    'start',
    'chat',
    'asked-which',
    'asked-pending',
    'chose',
    'chose-none',
    'late',
    'aside',
  ]),
  record: z.exactOptional(z.string()),
  digest: z.string(),
  seenAt: z.number(),
});

export const strangerHeard = z.object({
  kind: z.literal('stranger-heard'),
  number: z.string(),
  at: z.number(),
  thing: z.string(),
  stranger: z.string(),
  type,
  seenAt: z.number(),
});
