import type { Fact } from '#domain/facts/fact';
import type { OutcomeContext } from '#domain/outcomes/outcome-event';
import type { OutcomeFact } from '#domain/outcomes/outcome-fact';

/** What an outcome event rests on. */
export interface OutcomeSources {
  /** The fact that an event names, verified; undefined where there is none of that name. Strongly consistent. */
  fact(name: string): Promise<Fact | undefined>;
  /**
   * What else the event says: of its record, its message and its person, as they are now. What can never be read throws an
   * error of the name `TamperedFact` or of the code `WrongShape`.
   */
  about(fact: OutcomeFact): Promise<OutcomeContext>;
}
