/** A secret that is changed while functions run. Several texts may be in force, any of which will do. */
export interface RotatingSecret {
  /** Those in force; may be five minutes old. */
  known(): Promise<readonly string[]>;
  /** Read again now, since none of those known fits. Undefined where they were read less than a minute ago. */
  again(): Promise<readonly string[] | undefined>;
}
