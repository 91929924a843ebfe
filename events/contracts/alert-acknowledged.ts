import * as z from 'zod/mini';
import { ofAnswer } from './ask-parts.ts';
import { defineEvent } from './define-event.ts';

/** Somebody takes care of what they were told, or as many as were needed; or they said that they do not. */
export const AlertAcknowledged = defineEvent({
  source: 'chasqui.facts',
  detailType: 'AlertAcknowledged',
  detail: z.object({
    ...ofAnswer,
    outcome: z.enum(['acknowledged', 'rejected']),
  }),
});
