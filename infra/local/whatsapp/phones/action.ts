import * as z from 'zod';
import { Card, Location } from './said.ts';

/** Of which message, by Meta's id. */
const message = z.string().min(1);

/** What every message of a person may have beside what it says. */
const Manner = z.strictObject({
  /** Phone number id that it goes to; that of the message it answers, else of the latest in the chat, else the first. */
  number: z.exactOptional(z.string()),
  /** What the webhook gives as its time, milliseconds since 1970; now where absent. */
  at: z.exactOptional(z.int().min(0)),
  /** Id of the message that is quoted. */
  quoting: z.exactOptional(message),
  forwarded: z.exactOptional(z.boolean()),
});
export type Manner = z.infer<typeof Manner>;

/** A file of their own; the simulator has one of each kind at hand where it is absent. */
const own = {
  bytes: z.exactOptional(z.base64()),
  mimeType: z.exactOptional(z.string().regex(/^[\w.+-]+\/[\w.+-]+(; [\w=]+)?$/)),
};

export const fileKinds = ['image', 'video', 'voice', 'audio', 'document', 'sticker'] as const;

const how = z.exactOptional(Manner);

/** What a person can say. */
const Saying = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('write'), text: z.string().min(1).max(65_536), how }),
  /** A button of a message: by its label, or by its place from 0. Some phones tell no context with a template's button. */
  z.strictObject({
    does: z.literal('tap'),
    message,
    button: z.union([z.string(), z.int().min(0)]),
    withoutContext: z.exactOptional(z.boolean()),
    how,
  }),
  /** A row of a list: by its title, or by its id. */
  z.strictObject({ does: z.literal('choose'), message, row: z.string(), how }),
  /** A form of Meta's (Flow). */
  z.strictObject({ does: z.literal('fill-in'), form: z.record(z.string(), z.unknown()), how }),
  /** Without an emoji: takes it back. */
  z.strictObject({
    does: z.literal('react'),
    message,
    emoji: z.exactOptional(z.string().min(1).max(32)),
    how,
  }),
  z.strictObject({
    does: z.literal('send-file'),
    kind: z.enum(fileKinds),
    caption: z.exactOptional(z.string().max(1_024)),
    filename: z.exactOptional(z.string().max(240)),
    ...own,
    how,
  }),
  z.strictObject({ does: z.literal('send-location'), location: Location, how }),
  z.strictObject({ does: z.literal('send-contacts'), contacts: z.array(Card).min(1), how }),
  z.strictObject({ does: z.literal('edit'), message, text: z.string().min(1), how }),
  z.strictObject({ does: z.literal('revoke'), message, how }),
  /** Something that WhatsApp shows to no business, with its code (131051 where absent) and what it was. */
  z.strictObject({
    does: z.literal('send-unsupported'),
    code: z.exactOptional(z.int()),
    what: z.exactOptional(z.string()),
    how,
  }),
]);
export type Saying = z.infer<typeof Saying>;

/** What a person can do without a word. */
const Setting = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('change-number'), to: z.string() }),
  z.strictObject({ does: z.literal('change-user-id') }),
  /** Without a name: gives it up. */
  z.strictObject({
    does: z.literal('take-username'),
    username: z.exactOptional(z.string().regex(/^[a-z0-9._]{3,35}$/)),
  }),
  z.strictObject({ does: z.literal('go-offline') }),
  z.strictObject({ does: z.literal('come-back') }),
  /** Everything that has arrived. */
  z.strictObject({ does: z.literal('read') }),
  z.strictObject({ does: z.literal('open-chat') }),
  z.strictObject({ does: z.literal('close-chat') }),
  z.strictObject({ does: z.literal('play'), message }),
  z.strictObject({ does: z.literal('turn-receipts'), on: z.boolean() }),
]);

export type Setting = z.infer<typeof Setting>;

export const PhoneAction = z.discriminatedUnion('does', [Saying, Setting]);
export type PhoneAction = z.infer<typeof PhoneAction>;

/** One action, by what is done. */
export type Doing<D extends PhoneAction['does']> = Extract<PhoneAction, { readonly does: D }>;
