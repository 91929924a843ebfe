import type { Heartbeat } from '#domain/messages/heartbeat';

/** By which it is seen whether the statuses of a business number come. Numbers go by their names. */
export interface Heartbeats {
  /** Undefined: no status ever came. */
  of(number: string): Promise<Heartbeat | undefined>;
  /** Keeps the heartbeat if it happened after the one that stands. */
  beat(number: string, heartbeat: Heartbeat): Promise<void>;
}
