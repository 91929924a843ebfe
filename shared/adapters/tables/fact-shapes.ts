import * as z from 'zod/mini';
import { json } from './stored.ts';

/** The facts as they are read back from the ledger. A test holds these shapes against the domain's types. */

const ofRecord = { record: z.string(), slice: z.number(), at: z.number(), thing: z.string() };
const ofMessage = { ...ofRecord, event: z.string(), route: z.string(), person: z.string() };
const exact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const ofAttempt = { ...ofMessage, attempt: z.number(), claimedAt: z.number() };

export const endReason = z.enum([
  'closed',
  'opted-out',
  'no-consent',
  'no-phone',
  'left-channel',
  'person-gone',
  'not-after',
  'template-not-approved',
  'undeliverable',
  'rejected-by-meta',
]);

export const doubtReason = z.enum(['timeout', 'cut', 'no-graph-answer', 'lease-expired']);

const recordChanged = z.object({
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

const idReused = z.object({
  ...ofRecord,
  kind: z.literal('id-reused'),
  event: z.string(),
  source: z.string(),
  detailType: z.string(),
  seenAt: z.number(),
  digest: z.string(),
});

const routeFailed = z.object({
  ...ofRecord,
  kind: z.literal('route-failed'),
  event: z.string(),
  route: z.string(),
  version: z.string(),
  reason: z.enum(['record-key-empty', 'text-not-renderable']),
});

const nobodyNotified = z.object({
  ...ofRecord,
  kind: z.literal('nobody-notified'),
  event: z.string(),
  route: z.string(),
  channels: z.array(z.string()),
  suppressed: z.number(),
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
      'duplicate',
      'no-phone',
      'no-consent',
      'opted-out',
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
  plan,
});

const accepted = z.object({
  ...ofAttempt,
  kind: z.literal('accepted'),
  answeredAt: z.number(),
  providerId: z.string(),
});

const refused = z.object({
  ...ofAttempt,
  kind: z.literal('refused'),
  answeredAt: z.number(),
  code: z.number(),
  subcode: z.exactOptional(z.number()),
  httpStatus: z.exactOptional(z.number()),
  means: z.enum(['retry', 'wait-person', 'give-up', 'stop-number']),
  reason: z.exactOptional(endReason),
});

const doubted = z.object({
  ...ofAttempt,
  kind: z.literal('doubted'),
  notedAt: z.number(),
  reason: doubtReason,
});

const settled = z.object({
  ...ofMessage,
  kind: z.literal('settled'),
  attempt: z.number(),
  by: z.literal('late-answer'),
  notedAt: z.number(),
});

const ended = z.object({
  ...ofMessage,
  kind: z.literal('ended'),
  as: z.enum(['failed', 'cancelled', 'expired']),
  reason: endReason,
  notedAt: z.number(),
  attempt: z.number(),
});

const personImported = z.object({
  kind: z.literal('person-imported'),
  person: z.string(),
  at: z.number(),
  thing: z.string(),
  changed: z.array(z.string()),
  consent: z.enum(['unknown', 'given', 'withdrawn']),
});

const workspaceApplied = z.object({
  kind: z.literal('workspace-applied'),
  at: z.number(),
  thing: z.string(),
  version: z.string(),
  before: z.exactOptional(z.string()),
  by: z.string(),
});

export const recordFactShape = z.discriminatedUnion('kind', [
  recordChanged,
  idReused,
  routeFailed,
  nobodyNotified,
  slotShape,
  accepted,
  refused,
  doubted,
  settled,
  ended,
]);

export const factShape = z.discriminatedUnion('kind', [recordFactShape, personImported, workspaceApplied]);

export const answerShape = z.discriminatedUnion('kind', [accepted, refused]);
