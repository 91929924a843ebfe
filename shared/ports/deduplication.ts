import type { Flurry, OpenWindow, Repetition } from '#domain/routing/dedupe';

/** Windows within which later events of a route and key tell nobody. */
export interface Deduplication {
  /**
   * Decides, once, whether an event opens a window or repeats the one that is open: asked again, the answer is the
   * same, and of all that ask at the same time one opens. Throws where others never leave the window alone.
   */
  decide(flurry: Flurry): Promise<Repetition>;
  /** The newest window of that name, open or over. Kept for 30 days after its end. */
  newest(window: string): Promise<OpenWindow | undefined>;
}
