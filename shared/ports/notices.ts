import type { PlanSlot, SliceTold } from '#domain/facts/routing-fact';
import type { Instant } from '#domain/instant';

/** How far a notice in slices has come. */
export interface Notices {
  /** The plan slots of these messages, as far as they stand, by ref. */
  slots(refs: readonly string[]): Promise<ReadonlyMap<string, PlanSlot>>;
  /** Those of the slices of a notice in which everybody has a slot. */
  told(notice: NoticePlace, slices: readonly number[]): Promise<readonly SliceTold[]>;
}

/** Names a notice, as its header does. */
interface NoticePlace {
  readonly record: string;
  readonly at: Instant;
  /** The routing id. */
  readonly thing: string;
}
