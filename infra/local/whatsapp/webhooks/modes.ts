import * as z from 'zod';

const week = 7 * 86_400_000;

/** How webhooks are delivered: everything that Meta is known to do to them. */
export const WebhookModes = z.strictObject({
  /** How often each is delivered, though it was taken the first time. */
  copies: z.int().min(1).max(100),
  /** Updates in one request at most, over several entries and changes. Meta's own limit is 1,000. */
  batch: z.int().min(1).max(1_000),
  /** Whether what was gathered goes in another order. */
  shuffle: z.boolean(),
  /** How long updates are gathered for that, milliseconds. */
  gatherMs: z.int().min(1).max(600_000),
  /** How long each is held back, milliseconds of the clock. */
  delayMs: z.int().min(0).max(week),
  /** Signs with a secret that is not the app's; so each comes again until this is off. */
  wrongSignature: z.boolean(),
  /** Tells of `sent` before the send is answered. */
  statusFirst: z.boolean(),
});
export type WebhookModes = z.infer<typeof WebhookModes>;

/** As at first: each at once, once, alone, and signed as it should be. */
export const plainDelivery: WebhookModes = {
  copies: 1,
  batch: 1,
  shuffle: false,
  gatherMs: 200,
  delayMs: 0,
  wrongSignature: false,
  statusFirst: false,
};
