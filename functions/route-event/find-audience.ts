import { deputiesToFind } from '#domain/asks/deputies';
import type { Instant } from '#domain/instant';
import type { Addressee } from '#domain/routing/audience';
import type { Person } from '#domain/people/person';
import { idsToFind, managersToFind } from '#domain/routing/reached';
import type { People } from '#ports/people';

type Found = ReadonlyMap<string, Person>;
type Directory = Pick<People, 'byCompanyIds'>;

/** The people of an audience by the company's ids. Managers are known once their reports are: two reads at most. */
export async function findAudience(addressees: readonly Addressee[], people: Directory): Promise<Found> {
  const found = await people.byCompanyIds(idsToFind(addressees));
  return withOthers(found, managersToFind(addressees, found), people);
}

/** With those who stand in for whoever is away then: one read more where somebody is. */
export async function findDeputies(found: Found, at: Instant, people: Directory): Promise<Found> {
  return withOthers(found, deputiesToFind(found, at), people);
}

async function withOthers(found: Found, ids: readonly string[], people: Directory): Promise<Found> {
  if (ids.length === 0) return found;
  return new Map([...found, ...(await people.byCompanyIds(ids))]);
}
