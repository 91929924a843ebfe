import type { Learning } from '#domain/people/learn-names';
import type { Sender } from '#domain/inbound/inbound';
import type { PersonFact } from '#domain/facts/upkeep-fact';
import type { Person } from '#domain/people/person';
import type { Versioned } from './records.ts';

/** The staff, by their aliases. */
export interface People {
  /** People by the company's ids; an id nobody has is absent from the answer. */
  byCompanyIds(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  find(id: string): Promise<Versioned<Person> | undefined>;
  /**
   * Whose message this is: found by Meta's name for them, then by their number, however it is spelled. Only names that
   * the person has now count: an old one finds nobody.
   */
  bySender(sender: Sender): Promise<Versioned<Person> | undefined>;
  /**
   * Puts the person, the aliases that are new, and the facts in one transaction. `from` 0: a new person. Of an alias
   * that belongs to somebody else nothing is written.
   */
  save(person: Person, from: number, ...facts: readonly PersonFact[]): Promise<SaveOutcome>;
  /** Reads, decides and saves; again, with the person as they are then, where somebody else was faster. */
  change<D extends PersonDecision>(id: string, decide: (person: Person) => D): Promise<ChangeOutcome<D>>;
  /** Remembers the names by which WhatsApp knows a person. One that is somebody else's is set apart with a fact. */
  learn(id: string, learning: Learning): Promise<void>;
}

export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'stale' }
  /** One of the facts stands already: it was all done before. */
  | { readonly kind: 'noted' }
  | AliasTaken;

interface AliasTaken {
  readonly kind: 'alias-taken';
  /** The first alias that belongs to somebody else, and to whom. */
  readonly alias: AliasName;
  readonly holder: string;
}

/** A phone and WhatsApp's spelling of a number are one alias: what is somebody's phone is nobody else's number. */
export type AliasName = 'company' | 'phone' | 'wa' | 'bsuid';

/** What is decided of a person; with a change, if there is one. */
export interface PersonDecision {
  readonly change?: { readonly person: Person; readonly facts: readonly PersonFact[] };
}

export type ChangeOutcome<D> =
  | { readonly kind: 'decided'; readonly decision: D }
  | { readonly kind: 'gone' }
  | AliasTaken;
