import * as z from 'zod/mini';
import { jsonText } from './json-text.ts';

const filled = z.string().check(z.minLength(1));

const number = z.object({
  name: filled,
  /** Meta's phone number id. */
  id: z.string().check(z.regex(/^\d+$/)),
  /** What Meta lets it send, in messages a second. */
  perSecond: z.number().check(z.positive()),
});

/** What a function needs to know to call the Graph API, as part of its environment. */
export const graphEnv = {
  /** By name or ARN. */
  WHATSAPP_TOKEN_SECRET: filled,
  /** Origin of the Graph API, without a path. */
  GRAPH_URL: z.url(),
  GRAPH_VERSION: z.string().check(z.regex(/^v\d+\.\d+$/)),
  /** The company's numbers, the first of which sends what names none. */
  NUMBERS: jsonText(z.tuple([number], number)),
};

const Graph = z.object(graphEnv);
export type GraphEnvInput = z.input<typeof Graph>;

/** Where the Graph API is, and as whom it is called where a message names no number. */
export function graphOf({ GRAPH_URL, GRAPH_VERSION, NUMBERS }: z.output<typeof Graph>) {
  return { graphUrl: GRAPH_URL, version: GRAPH_VERSION, phoneNumberId: NUMBERS[0].id };
}
