import * as z from 'zod/mini';
import { ofAnswer } from './ask-parts.ts';
import { defineEvent } from './define-event.ts';

/** One person has confirmed that they read what they were told. Each does so for themselves. */
export const ReadingConfirmed = defineEvent({
  source: 'chasqui.facts',
  detailType: 'ReadingConfirmed',
  detail: z.object({
    ...ofAnswer,
    outcome: z.literal('confirmed'),
  }),
});
