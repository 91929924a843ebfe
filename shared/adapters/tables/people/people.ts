import type { Person } from '#domain/people/person';
import type { People } from '#ports/people';
import { aliasShape } from './alias.ts';
import { findBySender } from './find-by-sender.ts';
import { aliasKey, personKey } from '../store/keys.ts';
import { peopleToChange } from './people-to-change.ts';
import { personOf } from './person-item.ts';
import type { Seal } from '../facts/seal.ts';
import type { Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** People as items of the state table, with an item for each alias. */
export function people(store: Store, seal: Seal): People {
  return {
    ...peopleToChange(store, seal),
    byCompanyIds: (ids) => byCompanyIds(store, ids),
    bySender: (sender) => findBySender(store, sender),
  };
}

async function byCompanyIds(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const aliases = await store.getMany(
    'state',
    ids.map((id) => aliasKey('company', id)),
  );
  const holders = ids.flatMap((company, place): [string, string][] => {
    const alias = aliases[place];
    return alias === undefined ? [] : [[company, readBack(aliasShape, alias).person]];
  });
  const items = await store.getMany(
    'state',
    holders.map(([, person]) => personKey(person)),
  );
  return new Map(
    holders.flatMap(([company], place): [string, Person][] => {
      const item = items[place];
      return item === undefined ? [] : [[company, personOf(item).value]];
    }),
  );
}
