import type { Person } from '#domain/person';
import type { People, SaveOutcome } from '#ports/people';
import { aliasShape, aliasesOf, takeAlias } from './alias.ts';
import { aliasKey, personKey } from './keys.ts';
import { personItem, personOf } from './person-item.ts';
import { putAt } from './put-at.ts';
import type { Seal } from './seal.ts';
import type { Put, Store } from './store.ts';
import { putOf } from './stored-fact.ts';
import { readBack } from './stored.ts';

/** How often somebody else may take one of the aliases at the very same time. */
const tries = 5;

/** People as items of the state table, with an item for each alias. */
export function people(store: Store, seal: Seal): People {
  return {
    byCompanyIds: (ids) => byCompanyIds(store, ids),
    async find(id) {
      const item = await store.get('state', personKey(id));
      return item && personOf(item);
    },
    async save(person, from, fact) {
      for (let tried = 0; tried < tries; tried += 1) {
        const outcome = await saved(store, [putAt(personItem(person), from), putOf(fact, seal)], person);
        if (outcome !== 'overtaken') return outcome;
      }
      throw new Error(`the aliases of person ${person.id} keep changing hands`);
    },
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

async function saved(
  store: Store,
  puts: readonly [person: Put, fact: Put],
  person: Person,
): Promise<SaveOutcome | 'overtaken'> {
  const aliases: Put[] = [];
  for (const alias of aliasesOf(person)) {
    const put = await takeAlias(store, alias, person);
    if (put === 'taken') return { kind: 'alias-taken', alias: alias.name };
    aliases.push(put);
  }
  const outcome = await store.put(...puts, ...aliases);
  if (outcome.kind === 'written') return { kind: 'saved' };
  const taken = outcome.standing.slice(puts.length);
  return taken.some((alias) => alias !== undefined) ? 'overtaken' : { kind: 'stale' };
}
