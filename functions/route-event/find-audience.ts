import type { Addressee } from '#domain/routing/audience';
import type { Person } from '#domain/people/person';
import { idsToFind, managersToFind } from '#domain/routing/reached';
import type { People } from '#ports/people';

/** The people of an audience by the company's ids. Managers are known once their reports are: two reads at most. */
export async function findAudience(
  addressees: readonly Addressee[],
  people: Pick<People, 'byCompanyIds'>,
): Promise<ReadonlyMap<string, Person>> {
  const found = await people.byCompanyIds(idsToFind(addressees));
  const managers = managersToFind(addressees, found);
  if (managers.length === 0) return found;
  return new Map([...found, ...(await people.byCompanyIds(managers))]);
}
