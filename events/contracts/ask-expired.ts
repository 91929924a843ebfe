import * as z from 'zod/mini';
import { askKind, ofAsk } from './ask-parts.ts';
import { defineEvent } from './define-event.ts';

/** The deadline of an ask is over, and it was not decided. It is no rejection. */
export const AskExpired = defineEvent({
  source: 'chasqui.facts',
  detailType: 'AskExpired',
  detail: z.object({
    ...ofAsk,
    outcome: z.literal('expired'),
    kind: askKind,
  }),
});
