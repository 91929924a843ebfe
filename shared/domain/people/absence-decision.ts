import type { AbsenceChanged } from '../facts/person-fact.ts';
import type { Instant } from '../instant.ts';
import type { Absence, Person } from './person.ts';

/** What the company says of a person: away for a time, or there. */
export interface SaidAbsence {
  /** Absent: the person is there. */
  readonly absence?: Absence;
  /** The internal id of the deputy, where somebody goes by theirs. */
  readonly deputy?: string;
  readonly at: Instant;
  /** Random. */
  readonly thing: string;
  /** Who says so; absent where the file of people does. */
  readonly by?: string;
}

export interface AbsenceDecision {
  /** Absent where it is so already. */
  readonly change?: { readonly person: Person; readonly facts: readonly AbsenceChanged[] };
}

/** Puts down that a person is away, or back. Said again it changes nothing. */
export function decideAbsence(standing: Person, said: SaidAbsence): AbsenceDecision {
  const { absence } = said;
  const { absence: before, ...present } = standing;
  if (isSameAbsence(before, absence)) return {};
  const person = absence === undefined ? present : { ...present, absence };
  return { change: { person, facts: [absenceFact(standing.id, said)] } };
}

export function absenceFact(person: string, said: SaidAbsence): AbsenceChanged {
  const { absence, deputy, at, thing, by } = said;
  return {
    kind: 'absence-changed',
    person,
    at,
    thing,
    ...(absence === undefined
      ? { to: 'present' }
      : { to: 'absent', from: absence.from, until: absence.until, ...(deputy !== undefined && { deputy }) }),
    ...(by !== undefined && { by }),
  };
}

function isSameAbsence(one: Absence | undefined, other: Absence | undefined): boolean {
  return one?.from === other?.from && one?.until === other?.until && one?.deputy === other?.deputy;
}
