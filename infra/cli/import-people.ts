import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { Person } from '#domain/people/person';
import type { Workspace } from '#domain/workspace';
import type { People } from '#ports/people';
import type { Versioned } from '#ports/records';
import { type PeopleProblem, type PersonRow, readPeople } from '#workspace/people-file';
import { consentFact } from './consent-fact.ts';
import { changedFields, importedPerson } from './imported-person.ts';

export interface ImportPorts {
  readonly people: People;
  /** Branches are checked against it where it is given. */
  readonly workspace?: Workspace | undefined;
  readonly entropy: Pick<Entropy, 'random' | 'hmac'>;
  readonly now: () => Instant;
}

export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that were left out; never with what stands in a cell. */
  readonly problems: readonly PeopleProblem[];
  /** Rows that were taken, but will hardly do what was meant. */
  readonly warnings: readonly PeopleProblem[];
}

type RowOutcome = 'added' | 'changed' | 'unchanged' | 'id' | 'phone';

/** How often somebody else may change a person while their row is imported. */
const tries = 5;

/**
 * Adds and changes people from a CSV file, row by row: a problem in one row keeps only that row out. Nobody is
 * removed, and the same file imported again changes nothing.
 */
export async function importPeople(
  file: { readonly file: string; readonly text: string },
  ports: ImportPorts,
): Promise<ImportOutcome> {
  const { rows, problems } = readPeople(file, ports.workspace);
  const outcomes = new Map<PersonRow, RowOutcome>();
  for (const row of rows) outcomes.set(row, await importRow(row, ports));
  // Two people who swap phones in one file: the first is refused until the second has let go.
  for (const row of rows.filter((one) => isTaken(outcomes.get(one))))
    outcomes.set(row, await importRow(row, ports));
  const count = (wanted: RowOutcome) => [...outcomes.values()].filter((outcome) => outcome === wanted).length;
  const taken = [...outcomes].flatMap(([{ line }, outcome]) =>
    isTaken(outcome)
      ? [{ file: file.file, line, column: outcome, message: `this ${outcome} belongs to somebody else` }]
      : [],
  );
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    problems: [...problems, ...taken].toSorted((a, b) => a.line - b.line),
    warnings: (await withoutManager(rows, ports.people)).map(({ line }) => ({
      file: file.file,
      line,
      column: 'manager',
      message: 'nobody with this id is among the people',
    })),
  };
}

/** Rows whose manager is neither in the file nor known from before. */
async function withoutManager(rows: readonly PersonRow[], people: People): Promise<readonly PersonRow[]> {
  const managers = new Set(rows.flatMap(({ manager }) => manager ?? []));
  const found = await people.byCompanyIds([...managers]);
  return rows.filter(({ manager }) => typeof manager === 'string' && !found.has(manager));
}

function isTaken(outcome: RowOutcome | undefined): outcome is 'id' | 'phone' {
  return outcome === 'id' || outcome === 'phone';
}

async function importRow(row: PersonRow, { people, entropy, now }: ImportPorts): Promise<RowOutcome> {
  const at = now();
  const thing = entropy.random();
  for (let tried = 0; tried < tries; tried += 1) {
    const known = await knownPerson(row.company, people);
    const person = importedPerson(row, known?.value, {
      id: entropy.random(),
      now: at,
      salt: entropy.random(),
    });
    const changed = changedFields(known?.value, person);
    if (known !== undefined && changed.length === 0) return 'unchanged';
    const consent = changed.includes('consent') ? consentFact(person, { at, thing }, entropy.hmac) : [];
    const outcome = await people.save(
      person,
      known?.version ?? 0,
      { kind: 'person-imported', person: person.id, at, thing, changed, consent: person.consent.kind },
      ...consent,
    );
    if (outcome.kind === 'alias-taken') return outcome.alias === 'company' ? 'id' : 'phone';
    if (outcome.kind === 'saved') return known === undefined ? 'added' : 'changed';
  }
  throw new Error(`the person in line ${row.line} was changed by others ${tries} times during the import`);
}

async function knownPerson(company: string, people: People): Promise<Versioned<Person> | undefined> {
  const found = (await people.byCompanyIds([company])).get(company);
  return found && people.find(found.id);
}
