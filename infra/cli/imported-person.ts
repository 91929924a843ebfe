import type { Instant } from '#domain/instant';
import { oneSpelling } from '#domain/people/number-spelling';
import type { Consent, Person } from '#domain/people/person';
import type { Phone } from '#domain/people/phone';
import type { PersonRow, RowConsent } from '#workspace/people-file';

/**
 * The person that a row makes of the one we know, or of somebody new. What the row leaves empty is taken away; what no row
 * tells stays: what they said and did on their phone, and a manager or an absence of which the file has no column. A phone
 * that they have left is not theirs again because the file still has it.
 */
export function importedPerson(row: PersonRow, known: Person | undefined, arrival: Arrival): Person {
  const { company, name, language, branch, timeZone } = row;
  const hasLeft = row.phone !== undefined && isSameNumber(known?.leftPhone, row.phone);
  const phone = hasLeft ? known?.phone : row.phone;
  const absence = row.absence === undefined ? known?.absence : (row.absence ?? undefined);
  const manager = row.manager === undefined ? known?.manager : (row.manager ?? undefined);
  return {
    ...(known && heardOf(known, phone)),
    id: known?.id ?? arrival.id,
    company,
    name,
    language,
    branch,
    ...(manager !== undefined && { manager }),
    ...(timeZone !== undefined && { timeZone }),
    ...(phone !== undefined && { phone }),
    ...(hasLeft && known?.leftPhone !== undefined && { leftPhone: known.leftPhone }),
    ...(absence !== undefined && { absence }),
    consent: importedConsent(row.consent, known, arrival),
  };
}

export interface Arrival {
  /** For somebody new. */
  readonly id: string;
  readonly now: Instant;
  /** For the digest of the evidence of a consent. */
  readonly salt: string;
}

type Heard = Pick<Person, 'waIds' | 'userIds' | 'optOuts' | 'marketing' | 'lastInbound'>;

/** Somebody with another phone goes by other names at WhatsApp: those of the old phone are whoever's has it then. */
function heardOf(known: Person, next: Phone | undefined): Heard {
  const { phone, waIds, userIds, optOuts, marketing, lastInbound } = known;
  const spelled = next && oneSpelling(next.reveal());
  const before = [...(phone === undefined ? [] : [phone.reveal()]), ...(waIds ?? [])].map(oneSpelling);
  const isSame = spelled === undefined || phone === undefined || before.includes(spelled);
  return {
    ...(isSame && waIds !== undefined && { waIds }),
    ...(isSame && userIds !== undefined && { userIds }),
    ...(optOuts !== undefined && { optOuts }),
    ...(marketing !== undefined && { marketing }),
    ...(lastInbound !== undefined && { lastInbound }),
  };
}

function isSameNumber(one: Phone | undefined, other: Phone): boolean {
  return one !== undefined && oneSpelling(one.reveal()) === oneSpelling(other.reveal());
}

/**
 * The later word counts. An empty column says nothing, and a `given` without a date does not undo a withdrawal, of
 * everything or of a category: the person may have written STOP after the list was made.
 */
function importedConsent(row: RowConsent, person: Person | undefined, { now, salt }: Arrival): Consent {
  const known = person?.consent ?? { kind: 'unknown' };
  if (row.kind === 'unknown') return known;
  const consent = { ...row, at: row.at ?? Math.min(now, ...refusals(person)), salt };
  if (known.kind === 'unknown') return consent;
  const undated = row.at === undefined;
  if (undated && (known.kind === row.kind || known.kind === 'withdrawn')) return known;
  return consent.at > known.at ? consent : known;
}

function refusals(person: Person | undefined): readonly Instant[] {
  return Object.values(person?.optOuts ?? {}).map(({ at }) => at);
}

/** Names of the fields in which two states of a person differ; never what they hold. */
export function changedFields(before: Person | undefined, after: Person): readonly string[] {
  const [was, is] = [before && fieldsOf(before), fieldsOf(after)];
  return Object.entries(is)
    .filter(([field, value]) => was === undefined || was[field] !== value)
    .map(([field]) => field);
}

function fieldsOf(person: Person): { readonly [field: string]: string | undefined } {
  const { company, name, language, branch, manager, timeZone } = person;
  const phone = [person.phone, person.leftPhone].map((one) => one?.reveal()).join(' ');
  const [consent, absence] = [JSON.stringify(person.consent), absenceOf(person)];
  return { company, name, language, branch, manager, timeZone, phone, consent, absence };
}

function absenceOf({ absence }: Person): string | undefined {
  return absence && JSON.stringify([absence.from, absence.until, absence.deputy ?? '']);
}
