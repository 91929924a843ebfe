import * as z from 'zod/mini';
import { jsonText } from '#lambda/json-text';
import { SendQueues } from '#lambda/send-queues';

const filled = z.string().check(z.minLength(1));

const number = z.object({
  name: filled,
  /** Meta's phone number id. */
  id: z.string().check(z.regex(/^\d+$/)),
  /** What Meta lets it send, in messages a second. */
  perSecond: z.number().check(z.positive()),
});

/** What the function needs to know of where it runs. Secrets by name or ARN, never by value. */
export const Env = z.object({
  STATE_TABLE: filled,
  LEDGER_TABLE: filled,
  SEND_QUEUES: SendQueues,
  /** The function's own queue: files wait there to be fetched. */
  UPDATES_QUEUE_URL: z.url(),
  MEDIA_BUCKET: filled,
  FAILURES_QUEUE_URL: z.url(),
  LEDGER_KEY_SECRET: filled,
  WHATSAPP_TOKEN_SECRET: filled,
  /** Origin of the Graph API, without a path. */
  GRAPH_URL: z.url(),
  GRAPH_VERSION: z.string().check(z.regex(/^v\d+\.\d+$/)),
  /** The company's numbers, the first of which sends what names none. */
  NUMBERS: jsonText(z.tuple([number], number)),
});
export type EnvInput = z.input<typeof Env>;

export function graphOf({ GRAPH_URL, GRAPH_VERSION, NUMBERS }: z.output<typeof Env>) {
  return { graphUrl: GRAPH_URL, version: GRAPH_VERSION, phoneNumberId: NUMBERS[0].id };
}
