import * as z from 'zod/mini';
import { ofRecord } from './fact-parts.ts';

/** Facts of how those who wait for an ask were called back. */

export const calledBackShape = z.object({
  ...ofRecord,
  kind: z.literal('called-back'),
  of: z.enum(['outcome', 'heartbeat']),
  way: z.enum(['https', 'task']),
  as: z.enum(['done', 'refused']),
  reason: z.exactOptional(
    z.enum([
      'not-an-address',
      'host-not-listed',
      'address-not-public',
      'redirected',
      'refused-by-host',
      'task-over',
      'not-a-token',
      'too-large',
    ]),
  ),
  status: z.exactOptional(z.number()),
  attempt: z.number(),
  notedAt: z.number(),
});

export const callbackSetAside = z.object({
  ...ofRecord,
  kind: z.literal('callback-set-aside'),
  delivery: z.string(),
  receives: z.number(),
  reason: z.string(),
  notedAt: z.number(),
});
