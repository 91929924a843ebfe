import * as z from 'zod/mini';
import { defineEvent } from './define-event.ts';
import { id, outcomeParts, record } from './outcome-parts.ts';

/** Somebody answered from their phone. What they wrote stays in the state table: it can be erased there, and not here. */
export const ReplyReceived = defineEvent({
  source: 'chasqui.facts',
  detailType: 'ReplyReceived',
  detail: z.object({
    ...outcomeParts,
    record,
    /** The message that it answers, and the event and route that this came of; absent where none is known. */
    message: z.exactOptional(id),
    event: z.exactOptional(id),
    route: z.exactOptional(id),
    /** The company's id; absent once the person is erased. */
    person: z.exactOptional(id),
    /** `text`, `tap`, `choice`, `image`, `voice`, `location`, … */
    type: id,
    /** How it was found what the reply is about. */
    boundBy: z.enum(['quote', 'tap', 'choice', 'only-open', 'chosen']),
    /** Name of the business number that it came to. */
    number: id,
  }),
});
