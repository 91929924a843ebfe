import type { PinnedEvent } from '#domain/event';

/** Where events are pinned at their first sight, with their body. Kept for 30 days. */
export interface Events {
  /** Puts the event if it is not there yet; answers with the one that stands, body and all. */
  pin(event: PinnedEvent): Promise<PinnedEvent>;
  find(id: string): Promise<PinnedEvent | undefined>;
}
