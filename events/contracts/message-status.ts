import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { ofMessage } from './outcome-parts.ts';

/** How far a message has come. Published for those statuses only that the workspace names: each is a paid event. */
export const MessageStatus = defineEvent({
  source: 'chasqui.facts',
  detailType: 'MessageStatus',
  detail: z.object({
    ...ofMessage,
    /** In any order, and a later one may stand for those before it: who reads a message may never have been told `delivered`. */
    status: z.enum(['accepted', 'sent', 'delivered', 'read']),
  }),
});
