import * as z from 'zod/mini';
import { parseJson } from './parsed.ts';

const ofAsk = {
  /** Id of the record. */
  record: z.string().check(z.regex(/^[\w-]{22}$/)),
  /** Id of the ask. */
  ask: z.string().check(z.regex(/^[\w-]{16}$/)),
};

const Outcome = z.strictObject({
  kind: z.literal('outcome'),
  ...ofAsk,
  /** Name of the fact that decided or closed the ask. */
  fact: z.string().check(z.minLength(1), z.maxLength(1024)),
});

const Heartbeat = z.strictObject({ kind: z.literal('heartbeat'), ...ofAsk });

/** A job on the queue `callbacks`. */
export const CallbackJob = z.discriminatedUnion('kind', [Outcome, Heartbeat]);
export type CallbackJob = z.infer<typeof CallbackJob>;

/** Reads the body of a message from the queue. */
export const parseCallbackJob = parseJson(CallbackJob);
