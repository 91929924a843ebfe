import { type ConsentAnswer, decideConsentWord, type SaidWord } from '#domain/people/consent-decision';
import type { People } from '#ports/people';

/**
 * Does what a word of consent asks for, and says how the person is answered. Said again, or late, it changes nothing.
 * Undefined where the person is not there any more.
 */
export async function changeConsent(
  person: string,
  said: SaidWord,
  people: Pick<People, 'change'>,
): Promise<ConsentAnswer | undefined> {
  const outcome = await people.change(person, (standing) => decideConsentWord(standing, said));
  return outcome.kind === 'decided' ? outcome.decision.answer : undefined;
}
