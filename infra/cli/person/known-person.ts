import { aliasShape } from '#adapters/tables/people/alias';
import { aliasKey, personKey, tombstoneKey } from '#adapters/tables/store/keys';
import { personOf } from '#adapters/tables/people/person-item';
import type { Store } from '#adapters/tables/store/store';
import { readBack } from '#adapters/tables/store/stored';
import { UsageError } from '../io.ts';

/**
 * The internal id of whoever goes by a company's id; also of somebody whose erasure was begun. Throws where that is
 * nobody: a mistyped id must not look like a person about whom nothing is held.
 */
export async function knownPerson(company: string, store: Pick<Store, 'get'>): Promise<string> {
  const alias = await store.get('state', aliasKey('company', company));
  if (alias === undefined)
    throw new UsageError(`nobody goes by that id: it is mistyped, or the person is erased`);
  const { person } = readBack(aliasShape, alias);
  const item = await store.get('state', personKey(person));
  if (item !== undefined && personOf(item).value.company === company) return person;
  if (item === undefined && (await store.get('state', tombstoneKey(person))) !== undefined) return person;
  throw new UsageError('the person went by that id before, and goes by another one now');
}
