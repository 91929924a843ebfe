import type { Sender } from '#domain/inbound/inbound';
import type { Person } from '#domain/people/person';
import { senderNames } from '#domain/people/sender-names';
import type { Versioned } from '#ports/records';
import { type Alias, aliasOf, aliasShape, isNamed } from './alias.ts';
import { personKey } from '../store/keys.ts';
import { personOf } from './person-item.ts';
import type { Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** The person of the first alias that somebody goes by. Two reads, strongly consistent; one where nobody is known. */
export async function findBySender(store: Store, sender: Sender): Promise<Versioned<Person> | undefined> {
  const aliases = aliasesOfSender(sender);
  const items = await store.getMany(
    'state',
    aliases.map(({ key }) => key),
  );
  const pointing = aliases.flatMap((alias, place) => {
    const item = items[place];
    return item === undefined ? [] : [{ alias, person: readBack(aliasShape, item).person }];
  });
  const ids = [...new Set(pointing.map(({ person }) => person))];
  const holders = await store.getMany('state', ids.map(personKey));
  for (const { alias, person } of pointing) {
    const holder = holders[ids.indexOf(person)];
    const found = holder && personOf(holder);
    if (found !== undefined && isNamed(found.value, alias)) return found;
  }
  return undefined;
}

function aliasesOfSender(sender: Sender): readonly Alias[] {
  const { userId, waId } = senderNames(sender);
  return [
    ...(userId === undefined ? [] : [aliasOf('bsuid', userId)]),
    ...(waId === undefined ? [] : [aliasOf('wa', waId)]),
  ];
}
