import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { id, ofMessage } from './outcome-parts.ts';

/**
 * Somebody was to be told and is not. Not published where the record was closed before: then there was nothing left to
 * tell.
 */
export const MessageFailed = defineEvent({
  source: 'chasqui.facts',
  detailType: 'MessageFailed',
  detail: z.object({
    ...ofMessage,
    /** `undelivered`: Meta took it and told later that it failed. */
    as: z.enum(['failed', 'cancelled', 'expired', 'undelivered']),
    /** Why it ended; of an undelivered one, what Meta's code means. */
    reason: id,
    /** Meta's error code, where it told one. */
    code: z.exactOptional(z.number()),
  }),
});
