import * as z from 'zod/mini';
import { parseJson } from './parsed.ts';

/** A webhook of Meta's whose signature was right, or a part of it that is an envelope of its own. */
const Webhook = z.strictObject({
  kind: z.literal('webhook'),
  /** When it came, milliseconds since 1970. */
  receivedAt: z.int().check(z.nonnegative()),
  /** JSON text, not yet read. */
  body: z.string(),
});

/** The file of a reply, to be fetched from Meta. */
const Media = z.strictObject({
  kind: z.literal('media'),
  record: z.string(),
  thing: z.string(),
  at: z.int().check(z.nonnegative()),
  person: z.string(),
  number: z.string(),
  salt: z.string(),
  media: z.string().check(z.regex(/^\d{1,64}$/)),
  mimeType: z.string(),
  sha256: z.exactOptional(z.string()),
});

/** An ask that is due: its time is over, or something follows from it that nobody has done yet. */
const DueAsk = z.strictObject({
  kind: z.literal('ask'),
  record: z.string().check(z.regex(/^[\w-]{22}$/)),
  /** Its id. */
  ask: z.string().check(z.regex(/^[\w-]{16}$/)),
});

/** A job on the queue `updates`. */
export const UpdateJob = z.discriminatedUnion('kind', [Webhook, Media, DueAsk]);
export type UpdateJob = z.infer<typeof UpdateJob>;

/** Reads the body of a message from the queue. */
export const parseUpdateJob = parseJson(UpdateJob);
