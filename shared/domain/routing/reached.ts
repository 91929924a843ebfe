import type { Addressee } from './audience.ts';
import type { SuppressionReason } from '../facts/routing-fact.ts';
import type { Person } from '../people/person.ts';

/** An addressee and who that is today: undefined where nobody has that id. */
export interface Reached {
  readonly addressee: Addressee;
  readonly person: Person | undefined;
  /** Another road leads to the same person: another member of the audience, or another route of the event. */
  readonly duplicate: boolean;
  /** Why there is no person, or they are not asked: `absent`. `unknown-person` where neither is there. */
  readonly missing?: SuppressionReason;
  /** Who is away, and in whose place this person is asked. */
  readonly standsFor?: Person;
}

/** The company's ids to look up for an audience: its members, those whom the event names, and whose managers it means. */
export function idsToFind(addressees: readonly Addressee[]): readonly string[] {
  const ids = addressees.flatMap(({ member, named }) => {
    if (named?.kind === 'nobody') return [];
    return named?.kind === 'manager' ? named.of : member.person;
  });
  return [...new Set(ids)];
}

/** The company's ids to look up then: the managers of those found, if they were not found with them. */
export function managersToFind(
  addressees: readonly Addressee[],
  people: ReadonlyMap<string, Person>,
): readonly string[] {
  const ids = addressees.flatMap(({ named }) =>
    named?.kind === 'manager' ? (people.get(named.of)?.manager ?? []) : [],
  );
  return [...new Set(ids)].filter((id) => !people.has(id));
}

/** Who the members of an audience are. Two roads may lead to one person: the first of them is taken. */
export function reachedBy(
  addressees: readonly Addressee[],
  people: ReadonlyMap<string, Person>,
  told: ReadonlySet<string>,
): readonly Reached[] {
  const seen = new Set(told);
  return addressees.map((addressee) => {
    const found = whoIs(addressee, people);
    if (typeof found === 'string') return { addressee, person: undefined, duplicate: false, missing: found };
    const duplicate = seen.has(found.id);
    seen.add(found.id);
    return { addressee, person: found, duplicate };
  });
}

function whoIs(
  { member, named }: Addressee,
  people: ReadonlyMap<string, Person>,
): Person | SuppressionReason {
  if (named?.kind === 'nobody') return named.reason;
  if (named?.kind !== 'manager') return people.get(member.person) ?? 'unknown-person';
  const report = people.get(named.of);
  if (report === undefined) return 'unknown-person';
  if (report.manager === undefined) return 'no-manager';
  return people.get(report.manager) ?? 'unknown-person';
}
