import * as z from 'zod/mini';
import { inboundShape } from './inbound-shape.ts';

/** What was decided about an inbound, as it is read back. */

const offered = z.object({
  record: z.string(),
  title: z.string(),
  about: z.string(),
  further: z.exactOptional(z.object({ ref: z.string(), choice: z.string(), question: z.string() })),
});
const also = z.exactOptional(z.array(z.string()));
const target = { record: z.string(), to: z.exactOptional(z.string()) };
const handOnRefusal = z.enum([
  'no-such-ask',
  'handed-on',
  'decided',
  'expired',
  'closed',
  'answered',
  'not-allowed',
  'not-eligible',
]);
const greet = z.exactOptional(z.literal(true));

export const questionShape = z.object({ thing: z.string(), offered: z.array(offered), also });
export const chosenShape = z.object({ chosen: z.exactOptional(offered) });

export const decisionShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    boundBy: z.enum(['quote', 'tap', 'choice', 'only-open', 'chosen']),
    ...target,
  }),
  z.object({
    kind: z.literal('tap'),
    ref: z.string(),
    record: z.string(),
    title: z.string(),
    option: z.exactOptional(z.number()),
    expiry: z.number(),
  }),
  z.object({
    kind: z.literal('tap-refused'),
    ref: z.string(),
    reason: z.enum(['forged', 'key-retired', 'not-yours', 'no-such-ask']),
    record: z.exactOptional(z.string()),
    theirs: z.exactOptional(z.literal(true)),
  }),
  z.object({
    kind: z.literal('further'),
    ref: z.string(),
    record: z.string(),
    title: z.string(),
    choice: z.string(),
    question: z.string(),
    boundBy: z.enum(['quote', 'only-open', 'chosen']),
  }),
  z.object({ kind: z.literal('pending') }),
  z.object({ kind: z.literal('ask-again'), ref: z.string(), record: z.string(), title: z.string() }),
  z.object({
    kind: z.literal('hand-on'),
    ref: z.string(),
    record: z.string(),
    title: z.string(),
    boundBy: z.enum(['quote', 'only-open']),
    offered: z.array(z.string()),
    refused: z.exactOptional(handOnRefusal),
  }),
  z.object({
    kind: z.literal('hand-on-to'),
    ref: z.string(),
    record: z.string(),
    title: z.string(),
    to: z.string(),
  }),
  z.object({ kind: z.literal('reaction'), ...target }),
  z.object({ kind: z.literal('amendment'), ...target }),
  z.object({ kind: z.literal('which'), question: questionShape }),
  z.object({ kind: z.literal('chosen'), question: z.string(), also, chosen: z.exactOptional(offered) }),
  z.object({
    kind: z.literal('word'),
    word: z.object({ kind: z.enum(['stop', 'start']), all: z.boolean() }),
    category: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('heard'), meaning: z.enum(['chat', 'late', 'aside']), greet }),
  z.object({ kind: z.literal('stranger'), greet }),
]);

export const waitingShape = z.object({
  person: z.string(),
  question: z.string(),
  thing: z.string(),
  seenAt: z.number(),
  salt: z.string(),
  inbound: inboundShape,
});
