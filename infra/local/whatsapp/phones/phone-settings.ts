import * as z from 'zod';

/** How a person's WhatsApp stands, beside what is written in it. */
export const PhoneSettings = z.object({
  /** Goes by a name: webhooks then tell neither number nor WhatsApp id. */
  username: z.exactOptional(z.string()),
  /** Off the net nothing arrives. */
  online: z.boolean(),
  /** Tells that messages were read. */
  receipts: z.boolean(),
  /** Keeps the chat open: a message is read as it arrives, and no `delivered` is told of. */
  chatOpen: z.boolean(),
  /** How often Meta gave the person another user id. */
  userIds: z.int(),
});
export type PhoneSettings = z.infer<typeof PhoneSettings>;

/** As a phone is at first. */
export const newPhone: PhoneSettings = { online: true, receipts: true, chatOpen: false, userIds: 0 };
