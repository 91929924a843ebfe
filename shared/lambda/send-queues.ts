import * as z from 'zod/mini';
import { jsonText } from './json-text.ts';

const pair = z.object({ normal: z.url(), urgent: z.url() });

/** A variable with the URLs of the sender's queues by the name of their number, `{"main":{"normal":"…","urgent":"…"}}`; the first first. */
export const SendQueues = jsonText(
  z.record(z.string(), pair).check(z.refine((queues) => Object.keys(queues).length > 0)),
);
