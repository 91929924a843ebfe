import * as z from 'zod/mini';
import type { Person } from '#domain/person';
import { aliasKey, personKey } from './keys.ts';
import { personOf } from './person-item.ts';
import { putAt } from './put-at.ts';
import type { Key, Put, Store } from './store.ts';
import { readBack } from './stored.ts';

/** What people are found by. The item of an alias points to its person; the key makes it unique. */
export interface Alias {
  readonly name: 'company' | 'phone';
  readonly key: Key;
}

export const aliasShape = z.object({ person: z.string(), version: z.number() });

export function aliasesOf({ company, phone }: Person): readonly Alias[] {
  const ofCompany: Alias = { name: 'company', key: aliasKey('company', company) };
  return phone === undefined
    ? [ofCompany]
    : [ofCompany, { name: 'phone', key: aliasKey('phone', phone.reveal()) }];
}

/**
 * The put by which a person takes an alias, or `taken`. An alias stays with its person when they change it, so
 * that old messages still find them; somebody else may take it from then on, as a company's phone is handed on.
 * An own alias is put again: so two people who want it at the same time cannot both get it.
 */
export async function takeAlias(store: Store, { name, key }: Alias, person: Person): Promise<Put | 'taken'> {
  const item = await store.get('state', key);
  const next = { ...key, person: person.id };
  if (item === undefined) return putAt(next, 0);
  const standing = readBack(aliasShape, item);
  const isFree =
    standing.person === person.id || !(await isStillNamed(store, { name, key }, standing.person));
  return isFree ? putAt(next, standing.version) : 'taken';
}

async function isStillNamed(store: Store, alias: Alias, holder: string): Promise<boolean> {
  const item = await store.get('state', personKey(holder));
  if (item === undefined) return false;
  return aliasesOf(personOf(item).value).some(({ key }) => key.pk === alias.key.pk);
}
