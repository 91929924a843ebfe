import * as z from 'zod/mini';
import { askKind, ofAsk } from './ask-parts.ts';
import { defineEvent } from './define-event.ts';

/** Nobody need answer any more: the record was closed, or an event ended the ask. It is no rejection. */
export const AskCancelled = defineEvent({
  source: 'chasqui.facts',
  detailType: 'AskCancelled',
  detail: z.object({
    ...ofAsk,
    outcome: z.literal('cancelled'),
    kind: askKind,
    reason: z.enum(['record-closed', 'ended', 'undecidable']),
  }),
});
