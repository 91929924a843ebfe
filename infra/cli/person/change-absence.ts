import { decideAbsence, type SaidAbsence } from '#domain/people/absence-decision';
import type { People } from '#ports/people';
import { UsageError } from '../io.ts';

/** Puts down with its fact that a person is away, or back. Said again it changes nothing. */
export async function changeAbsence(
  person: string,
  said: SaidAbsence,
  people: Pick<People, 'change'>,
): Promise<'changed' | 'stands'> {
  const outcome = await people.change(person, (standing) => decideAbsence(standing, said));
  if (outcome.kind !== 'decided') throw new UsageError('the person is being erased');
  return outcome.decision.change === undefined ? 'stands' : 'changed';
}
