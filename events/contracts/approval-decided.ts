import * as z from 'zod/mini';
import { ofAnswer } from './ask-parts.ts';
import { defineEvent } from './define-event.ts';

/** An approval was decided. A rejection is a decision as well. */
export const ApprovalDecided = defineEvent({
  source: 'chasqui.facts',
  detailType: 'ApprovalDecided',
  detail: z.object({
    ...ofAnswer,
    outcome: z.enum(['approved', 'rejected']),
  }),
});
