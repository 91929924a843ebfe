import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { id, outcomeParts } from './outcome-parts.ts';

/** Somebody agreed to be written to, or does not want it any more: for the system that keeps the company's own list. */
export const ConsentChanged = defineEvent({
  source: 'chasqui.facts',
  detailType: 'ConsentChanged',
  detail: z.object({
    ...outcomeParts,
    /** The company's id; absent once the person is erased. */
    person: z.exactOptional(id),
    to: z.enum(['given', 'withdrawn']),
    /** Everything, one category of routes, or what Meta calls marketing. */
    scope: z.enum(['all', 'category', 'marketing']),
    category: z.exactOptional(id),
    /** Where it was said: to us, to Meta, or to the company, which told us of it. */
    source: z.enum(['whatsapp', 'whatsapp-error', 'whatsapp-settings', 'company']),
  }),
});
