import * as z from 'zod/mini';
import { ofMessage, ofRecord } from './fact-parts.ts';

/** Facts of what was asked, and of what came of it. */

const kind = z.enum(['approval', 'acknowledgement', 'reading']);
const mode = z.enum(['anyone', 'everyone', 'quorum', 'sequential']);
const tally = z.exactOptional(z.record(z.string(), z.number()));
const someone = { by: z.enum(['person', 'command']), operator: z.exactOptional(z.string()) };

export const askPlannedShape = z.object({
  ...ofRecord,
  kind: z.literal('ask-planned'),
  event: z.string(),
  route: z.string(),
  version: z.string(),
  ask: kind,
  plan: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('opened'),
      mode,
      needed: z.exactOptional(z.number()),
      of: z.number(),
      deadline: z.number(),
    }),
    z.object({
      kind: z.literal('refused'),
      reason: z.literal('already-asked'),
      standing: z.string(),
      callback: z.exactOptional(z.literal(true)),
    }),
  ]),
});

export const answeredShape = z.object({
  ...ofMessage,
  kind: z.literal('answered'),
  ask: z.string(),
  of: kind,
  mode,
  channel: z.string(),
  day: z.string(),
  count: z.number(),
  option: z.string(),
  before: z.exactOptional(z.string()),
  standsFor: z.exactOptional(z.string()),
  by: z.enum(['tap', 'command']),
  operator: z.exactOptional(z.string()),
  cause: z.string(),
  answeredAt: z.number(),
  seenAt: z.number(),
  said: z.exactOptional(z.array(z.string())),
  digest: z.exactOptional(z.string()),
  tally,
  people: z.number(),
  decides: z.exactOptional(z.enum(['approved', 'rejected', 'acknowledged', 'confirmed'])),
  decidedOption: z.exactOptional(z.string()),
  callback: z.exactOptional(z.literal(true)),
});

export const askClosedShape = z.object({
  ...ofRecord,
  kind: z.literal('ask-closed'),
  event: z.string(),
  route: z.string(),
  of: kind,
  mode,
  as: z.enum(['expired', 'cancelled']),
  reason: z.exactOptional(z.enum(['record-closed', 'ended', 'undecidable'])),
  deadline: z.number(),
  notedAt: z.number(),
  tally,
  people: z.number(),
  callback: z.exactOptional(z.literal(true)),
});

export const handedOn = z.object({
  ...ofMessage,
  ...someone,
  kind: z.literal('handed-on'),
  ask: z.string(),
  to: z.string(),
  notedAt: z.number(),
});

export const answerRefused = z.object({
  ...ofRecord,
  kind: z.literal('answer-refused'),
  person: z.string(),
  ask: z.exactOptional(z.string()),
  to: z.exactOptional(z.string()),
  option: z.exactOptional(z.string()),
  reason: z.enum([
    'forged',
    'key-retired',
    'not-yours',
    'not-entitled',
    'expired',
    'decided',
    'closed',
    'answered',
    'not-your-turn',
    'handed-on',
    'no-such-option',
    'no-such-ask',
  ]),
  happenedAt: z.number(),
  seenAt: z.number(),
});
