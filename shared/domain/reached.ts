import type { Addressee } from './audience.ts';
import type { Person } from './person.ts';

/** An addressee and who that is today: undefined where nobody has that id. */
export interface Reached {
  readonly addressee: Addressee;
  readonly person: Person | undefined;
  /** Another road leads to the same person: another member of the audience, or another route of the event. */
  readonly duplicate: boolean;
}

/** Who the members of an audience are. Two roads may lead to one person: the first of them is taken. */
export function reachedBy(
  addressees: readonly Addressee[],
  people: ReadonlyMap<string, Person>,
  told: ReadonlySet<string>,
): readonly Reached[] {
  const seen = new Set(told);
  return addressees.map((addressee) => {
    const person = people.get(addressee.member.person);
    const duplicate = person !== undefined && seen.has(person.id);
    if (person !== undefined) seen.add(person.id);
    return { addressee, person, duplicate };
  });
}
