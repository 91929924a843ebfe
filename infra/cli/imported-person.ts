import type { Instant } from '#domain/instant';
import type { Consent, Person } from '#domain/person';
import type { PersonRow, RowConsent } from '#workspace/people-file';

/**
 * The person that a row makes of the one we know, or of somebody new. What the row leaves empty is taken away, but not
 * consent, nor a manager of whom the file has no column.
 */
export function importedPerson(row: PersonRow, known: Person | undefined, { id, now }: Arrival): Person {
  const { company, name, language, branch, timeZone, phone } = row;
  const manager = row.manager === undefined ? known?.manager : (row.manager ?? undefined);
  return {
    id: known?.id ?? id,
    company,
    name,
    language,
    branch,
    ...(manager !== undefined && { manager }),
    ...(timeZone !== undefined && { timeZone }),
    ...(phone !== undefined && { phone }),
    consent: importedConsent(row.consent, known?.consent ?? { kind: 'unknown' }, now),
  };
}

export interface Arrival {
  /** For somebody new. */
  readonly id: string;
  readonly now: Instant;
}

/**
 * The later word counts. An empty column says nothing, and a `given` without a date does not undo a withdrawal: the
 * person may have written STOP after the list was made.
 */
function importedConsent(row: RowConsent, known: Consent, now: Instant): Consent {
  if (row.kind === 'unknown') return known;
  const said = { kind: row.kind, source: row.source, at: row.at ?? now };
  if (known.kind === 'unknown') return said;
  const undated = row.at === undefined;
  if (undated && (known.kind === row.kind || known.kind === 'withdrawn')) return known;
  return said.at > known.at ? said : known;
}

/** Names of the fields in which two states of a person differ; never what they hold. */
export function changedFields(before: Person | undefined, after: Person): readonly string[] {
  const [was, is] = [before && fieldsOf(before), fieldsOf(after)];
  return Object.entries(is)
    .filter(([field, value]) => was === undefined || was[field] !== value)
    .map(([field]) => field);
}

function fieldsOf(person: Person): { readonly [field: string]: string | undefined } {
  const { company, name, language, branch, manager, timeZone, phone } = person;
  const consent = JSON.stringify(person.consent);
  return { company, name, language, branch, manager, timeZone, phone: phone?.reveal(), consent };
}
