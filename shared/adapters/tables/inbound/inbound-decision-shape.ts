import * as z from 'zod/mini';
import { inboundShape } from './inbound-shape.ts';

/** What was decided about an inbound, as it is read back. */

const offered = z.object({ record: z.string(), title: z.string(), about: z.string() });
const target = { record: z.string(), to: z.exactOptional(z.string()) };
const greet = z.exactOptional(z.literal(true));

export const questionShape = z.object({ thing: z.string(), offered: z.array(offered) });
export const chosenShape = z.object({ chosen: z.exactOptional(offered) });

export const decisionShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    boundBy: z.enum(['quote', 'tap', 'choice', 'only-open', 'chosen']),
    ...target,
  }),
  z.object({ kind: z.literal('reaction'), ...target }),
  z.object({ kind: z.literal('amendment'), ...target }),
  z.object({ kind: z.literal('which'), question: questionShape }),
  z.object({ kind: z.literal('chosen'), question: z.string(), chosen: z.exactOptional(offered) }),
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
