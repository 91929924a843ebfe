import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';

const id = z.string().check(z.minLength(1));

/** A route took an event and no message came of it. */
export const NobodyNotified = defineEvent({
  source: 'chasqui.facts',
  detailType: 'NobodyNotified',
  detail: z.object({
    version: z.literal(1),
    /** Names the fact in the ledger: the same fact, published twice, carries the same id. */
    fact: id,
    record: id,
    event: id,
    route: id,
    channels: z.array(id),
    /** How many people were suppressed; 0: the audience was empty, or the record could not be named. */
    suppressed: z.number().check(z.int(), z.nonnegative()),
    /** The instant of the cause. */
    at: z.iso.datetime(),
  }),
});
