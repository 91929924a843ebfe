import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { ofMessage } from './outcome-parts.ts';

/** Meta took two attempts of one message: the person may have it twice. */
export const MessageDoubled = defineEvent({
  source: 'chasqui.facts',
  detailType: 'MessageDoubled',
  detail: z.object(ofMessage),
});
