import { type Learning, learnNames, type Refusal } from '#domain/people/learn-names';
import type { WhatsAppName } from '#domain/facts/person-fact';
import type { AliasName, People } from '#ports/people';

/** What of a person can be somebody else's when they learn a name. */
const nameOfAlias = {
  wa: 'wa-id',
  phone: 'wa-id',
  bsuid: 'user-id',
  company: undefined,
} as const satisfies { readonly [alias in AliasName]: WhatsAppName | undefined };

/** Learns what can be learnt. Each name is refused once at most, so that it ends. */
export async function learn(people: Pick<People, 'change'>, id: string, learning: Learning): Promise<void> {
  const refusals: Refusal[] = [];
  for (;;) {
    const outcome = await people.change(id, (person) => learnNames(person, learning, refusals));
    if (outcome.kind !== 'alias-taken') return;
    const { alias, holder } = outcome;
    const name = nameOfAlias[alias];
    if (name === undefined || refusals.some((refusal) => refusal.name === name))
      throw new Error(`person ${id} has lost the ${alias} that they go by`);
    refusals.push({ name, holder });
  }
}
