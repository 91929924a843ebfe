/**
 * What a pattern may be made of. EventBridge allows 4,096 characters and 1,000 combinations of `$or`; event-ruler
 * allows 256 fields. Within these a pattern compiles in milliseconds, however it was meant.
 */
export const bounds = {
  /** Levels of objects and `$or`. */
  depth: 64,
  /** Values and operators in all. */
  values: 4_096,
  /** Branches that the `$or`s of a pattern make together. */
  branches: 1_000,
  /** Leaves in all branches together. */
  leaves: 20_000,
  /** Leaves of one branch. */
  leavesOfBranch: 256,
  /** UTF-16 code units of one text or path. */
  text: 4_096,
  /** Wildcards in one text. */
  wildcards: 32,
} as const;
