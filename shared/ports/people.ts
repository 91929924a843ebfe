import type { PersonFact } from '#domain/upkeep-fact';
import type { Person } from '#domain/person';
import type { Versioned } from './records.ts';

/** The staff, by their aliases. */
export interface People {
  /** People by the company's ids; an id nobody has is absent from the answer. */
  byCompanyIds(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  find(id: string): Promise<Versioned<Person> | undefined>;
  /**
   * Puts the person, the aliases that are new, and the fact in one transaction. `from` 0: a new person.
   * `alias-taken` names the alias that belongs to somebody else.
   */
  save(person: Person, from: number, fact: PersonFact): Promise<SaveOutcome>;
}

export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'alias-taken'; readonly alias: 'company' | 'phone' };
