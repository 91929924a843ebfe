import type { RoutineStatus } from './outcome-fact.ts';

/** What a workspace has published besides the outcomes that always are. */
export interface Published {
  readonly statuses?: readonly RoutineStatus[];
  /** The words of a reason, which are content, stand in the outcome. Absent: only that one was given. */
  readonly reasons?: true;
}
