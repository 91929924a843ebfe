import type { Ask } from '#domain/asks/ask';
import type { CalledBack } from '#domain/facts/callback-fact';

/** Who was called back. */
export interface CalledBacks {
  /** What became of telling whoever waits for the ask of its outcome; undefined while nothing has, for good. */
  find(ask: Pick<Ask, 'record' | 'at' | 'id'>): Promise<CalledBack | undefined>;
}
