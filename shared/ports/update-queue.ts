import type { Instant } from '#domain/instant';

/** What Meta told us by one call, or a part of it that stands for itself. */
export interface ArrivedWebhook {
  readonly kind: 'webhook';
  readonly receivedAt: Instant;
  /** JSON text: the envelope as Meta writes it. */
  readonly body: string;
}

/** The way to `apply-update`. */
export interface UpdateQueue {
  /** Puts them all. Throws where one of them could not be put: whoever sent them is to send them again. */
  put(webhooks: readonly ArrivedWebhook[]): Promise<void>;
}
