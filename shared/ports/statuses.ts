import type { ToldStatus } from '#domain/messages/told-status';

/** What Meta tells of the messages that it has. */
export interface Statuses {
  /**
   * Puts the fact of a status, if it is not there: one write and no read, whatever the order, the duplicates and the
   * batching. Called by whoever receives webhooks, for each status whose callback names a message of ours; on a
   * laptop by the simulated WhatsApp. The message itself is not touched: a doubt about it is settled by `keep-time`.
   */
  apply(told: ToldStatus): Promise<StatusOutcome>;
}

type StatusOutcome =
  /** `isNew`: it was not there before. */
  | { readonly kind: 'noted'; readonly isNew: boolean }
  | { readonly kind: 'ignored'; readonly reason: 'not-ours' };
