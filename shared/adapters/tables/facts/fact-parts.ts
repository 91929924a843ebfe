import * as z from 'zod/mini';

/** What the shapes of several facts have in common. */

export const ofRecord = { record: z.string(), slice: z.number(), at: z.number(), thing: z.string() };

export const ofMessage = { ...ofRecord, event: z.string(), route: z.string(), person: z.string() };

export const ofAttempt = { ...ofMessage, attempt: z.number(), claimedAt: z.number() };

export const endReason = z.enum([
  'closed',
  'ask-closed',
  'answered',
  'buttons-changed',
  'opted-out',
  'no-marketing',
  'no-consent',
  'no-phone',
  'left-channel',
  'number-unknown',
  'person-gone',
  'not-after',
  'template-not-approved',
  'window-closed',
  'undeliverable',
  'never-settled',
  'rejected-by-meta',
  'over-the-limits',
]);

export const doubtReason = z.enum(['timeout', 'cut', 'no-graph-answer', 'lease-expired']);
