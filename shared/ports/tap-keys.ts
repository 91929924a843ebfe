import type { TapKey } from '#domain/asks/tap-token';

/** The keys of tap tokens, which are changed while asks are open. The first signs, all verify. */
export interface TapKeys {
  /** Those in force; may be five minutes old. At least one. */
  known(): Promise<readonly TapKey[]>;
  /** Read again now, since a token names none of those known. Undefined where they were read less than a second ago. */
  again(): Promise<readonly TapKey[] | undefined>;
}
