import type { Instant } from '../instant.ts';
import type { Person } from '../people/person.ts';
import type { Reached } from '../routing/reached.ts';

/** What it takes to find who answers for those who are away. */
export interface Absences {
  /** By the company's ids: deputies among them. */
  readonly people: ReadonlyMap<string, Person>;
  readonly at: Instant;
  /** The company's ids of those who may not answer. */
  readonly excepted: ReadonlySet<string>;
}

/** Whether somebody is away then. */
export function isAbsent({ absence }: Person, at: Instant): boolean {
  return absence !== undefined && absence.from <= at && at < absence.until;
}

/** The company's ids of the deputies of those who are away then, as far as they were not found with them. */
export function deputiesToFind(people: ReadonlyMap<string, Person>, at: Instant): readonly string[] {
  const ids = [...people.values()].flatMap((person) =>
    isAbsent(person, at) ? (person.absence?.deputy ?? []) : [],
  );
  return [...new Set(ids)].filter((id) => !people.has(id));
}

/**
 * Who is asked in place of those who are away. A deputy who is asked already has no second voice, one who may not answer
 * gets none by standing in for somebody, and a deputy of a deputy is nobody's choice: then nobody is asked in their place.
 * Who may not answer does not do so by their deputy either.
 */
export function withDeputies(
  reached: readonly Reached[],
  isAsked: (one: Reached) => boolean,
  { people, at, excepted }: Absences,
): readonly Reached[] {
  const isAway = ({ person }: Reached) => person !== undefined && isAbsent(person, at);
  const asked = new Set(
    reached.flatMap((one) => (isAsked(one) && !one.duplicate && !isAway(one) ? (one.person?.id ?? []) : [])),
  );
  return reached.map((one) => {
    const { addressee, person: absent } = one;
    if (absent === undefined || !isAsked(one) || one.duplicate || !isAway(one)) return one;
    if (excepted.has(absent.company)) return one;
    const deputy = people.get(absent.absence?.deputy ?? '');
    const mayStandIn =
      deputy !== undefined && !isAbsent(deputy, at) && !excepted.has(deputy.company) && !asked.has(deputy.id);
    if (!mayStandIn) return { addressee, person: absent, duplicate: false, missing: 'absent' };
    asked.add(deputy.id);
    return { addressee, person: deputy, duplicate: false, standsFor: absent };
  });
}
