import type { Pace } from '#domain/pace/pace';
import type { PersonPace } from '#domain/pace/person-pace';
import type { NumberFact } from '#domain/facts/upkeep-fact';

/** How fast business numbers send: one row per number, shared by all workers. Numbers go by their names. */
export interface Paces {
  /** The pace as it is; a number that never sent has a fresh one. */
  of(number: string): Promise<Pace>;
  /**
   * Writes what `decide` makes of the pace, with its fact in one transaction; writes nothing where it gives no
   * `pace`. It is asked again whenever somebody else was faster. Throws where that does not end.
   */
  change<D extends PaceDecision>(number: string, decide: (pace: Pace) => D): Promise<D>;
  /** The same for the line of messages from a number to one person. */
  changePerson<D extends { readonly pace?: PersonPace }>(
    line: PersonLine,
    decide: (pace: PersonPace | undefined) => D,
  ): Promise<D>;
}

export interface PaceDecision {
  readonly pace?: Pace;
  readonly fact?: NumberFact;
}

interface PersonLine {
  readonly number: string;
  readonly person: string;
}
