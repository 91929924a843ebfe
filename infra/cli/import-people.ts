import type { Entropy } from '#domain/digest';
import type { Instant } from '#domain/instant';
import type { AbsenceChanged } from '#domain/facts/person-fact';
import { absenceFact } from '#domain/people/absence-decision';
import type { Person } from '#domain/people/person';
import type { Workspace } from '#domain/workspace';
import type { People } from '#ports/people';
import type { Versioned } from '#ports/records';
import { type PeopleProblem, type PersonRow, readPeople } from '#workspace/people-file';
import type { TableFault } from '#workspace/people-table';
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
  for (const row of deputiesFirst(rows)) outcomes.set(row, await importRow(row, ports));
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
    warnings: [...(await namedByNobody(rows, ports.people)), ...(await leftBy(rows, ports.people))]
      .map((warning) => ({ file: file.file, ...warning }))
      .toSorted((a, b) => a.line - b.line),
  };
}

/** Whom others have for a deputy is there before them, so that the fact can name them. */
function deputiesFirst(rows: readonly PersonRow[]): readonly PersonRow[] {
  return rows.toSorted((a, b) => Number(hasDeputy(a)) - Number(hasDeputy(b)));
}

function hasDeputy({ absence }: PersonRow): boolean {
  return typeof absence?.deputy === 'string';
}

/** Rows whose manager or deputy is neither in the file nor known from before. */
async function namedByNobody(rows: readonly PersonRow[], people: People): Promise<readonly TableFault[]> {
  const named = rows.flatMap(({ line, manager, absence }) => [
    { line, column: 'manager', id: manager },
    { line, column: 'deputy', id: absence?.deputy },
  ]);
  const ids = new Set(named.flatMap(({ id }) => id ?? []));
  const found = await people.byCompanyIds([...ids]);
  return named
    .filter(({ id }) => typeof id === 'string' && !found.has(id))
    .map(({ line, column }) => ({ line, column, message: 'nobody with this id is among the people' }));
}

/** Rows whose phone the person has left, as WhatsApp told. */
async function leftBy(rows: readonly PersonRow[], people: People): Promise<readonly TableFault[]> {
  const found = await people.byCompanyIds(rows.map(({ company }) => company));
  return rows.flatMap(({ line, company, phone }) =>
    phone !== undefined && found.get(company)?.leftPhone !== undefined
      ? [{ line, column: 'phone', message: 'WhatsApp told that they have this phone no longer: not taken' }]
      : [],
  );
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
    const isAbsenceNew = changed.includes('absence') && (known ?? person.absence) !== undefined;
    const absent = isAbsenceNew ? await absenceOf(person, { at, thing }, people) : [];
    const outcome = await people.save(
      person,
      known?.version ?? 0,
      { kind: 'person-imported', person: person.id, at, thing, changed, consent: person.consent.kind },
      ...consent,
      ...absent,
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

async function absenceOf(
  { id, absence }: Person,
  said: { readonly at: Instant; readonly thing: string },
  people: People,
): Promise<readonly [AbsenceChanged]> {
  const { deputy: company } = absence ?? {};
  const deputy = company === undefined ? undefined : (await people.byCompanyIds([company])).get(company)?.id;
  return [
    absenceFact(id, {
      ...said,
      ...(absence !== undefined && { absence }),
      ...(deputy !== undefined && { deputy }),
    }),
  ];
}
