import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { id, outcomeParts, record } from './outcome-parts.ts';

/** A route took an event and no message came of it. */
export const NobodyNotified = defineEvent({
  source: 'chasqui.facts',
  detailType: 'NobodyNotified',
  detail: z.object({
    ...outcomeParts,
    record,
    event: id,
    route: id,
    channels: z.readonly(z.array(id)),
    /** How many people were suppressed; 0: the audience was empty, or the record could not be named. */
    suppressed: z.number().check(z.int(), z.nonnegative()),
  }),
});
