import { decideMarketing, type MarketingTold } from '#domain/people/marketing-choice';
import type { People } from '#ports/people';

/** From now on the person gets no template that Meta has as marketing, or gets them again. */
export async function changeMarketing(
  person: string,
  told: MarketingTold,
  people: Pick<People, 'change'>,
): Promise<void> {
  await people.change(person, (standing) => decideMarketing(standing, told));
}
