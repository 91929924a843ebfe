import * as z from 'zod/mini';
import { doubtReason, endReason, ofAttempt, ofMessage, ofRecord } from './fact-parts.ts';

/** Facts of what became of a message. */

export const accepted = z.object({
  ...ofAttempt,
  kind: z.literal('accepted'),
  answeredAt: z.number(),
  providerDigest: z.string(),
});

export const refused = z.object({
  ...ofAttempt,
  kind: z.literal('refused'),
  answeredAt: z.number(),
  code: z.number(),
  subcode: z.exactOptional(z.number()),
  httpStatus: z.exactOptional(z.number()),
  means: z.enum(['retry', 'wait-person', 'use-template', 'wait-template', 'give-up', 'stop-number']),
  reason: z.exactOptional(endReason),
});

export const doubted = z.object({
  ...ofAttempt,
  kind: z.literal('doubted'),
  notedAt: z.number(),
  reason: doubtReason,
});

export const settled = z.object({
  ...ofMessage,
  kind: z.literal('settled'),
  attempt: z.number(),
  by: z.enum(['late-answer', 'status']),
  notedAt: z.number(),
});

export const resent = z.object({
  ...ofMessage,
  kind: z.literal('resent'),
  attempt: z.number(),
  reason: z.enum(['no-status', 'resent-unsure', 'window-closed', 'failed-for-now']),
  notedAt: z.number(),
});

export const statusShape = z.object({
  ...ofRecord,
  kind: z.literal('status'),
  attempt: z.number(),
  status: z.string(),
  providerDigest: z.string(),
  happenedAt: z.number(),
  seenAt: z.number(),
  code: z.exactOptional(z.number()),
  moreCodes: z.exactOptional(z.array(z.number())),
  price: z.exactOptional(
    z.object({
      model: z.exactOptional(z.string()),
      type: z.exactOptional(z.string()),
      category: z.exactOptional(z.string()),
      billable: z.exactOptional(z.boolean()),
    }),
  ),
});

export const doubled = z.object({
  ...ofRecord,
  kind: z.literal('doubled'),
  attempt: z.number(),
  notedAt: z.number(),
});

const givenUp = { delivery: z.string(), receives: z.number(), reason: z.string(), notedAt: z.number() };

export const setAside = z.object({
  ...ofMessage,
  ...givenUp,
  kind: z.literal('set-aside'),
  attempt: z.number(),
});

export const eventSetAside = z.object({
  ...ofRecord,
  ...givenUp,
  kind: z.literal('event-set-aside'),
  event: z.string(),
  route: z.exactOptional(z.string()),
});

export const ended = z.object({
  ...ofMessage,
  kind: z.literal('ended'),
  as: z.enum(['failed', 'cancelled', 'expired']),
  reason: endReason,
  notedAt: z.number(),
  attempt: z.number(),
});
