import * as z from 'zod/mini';
import { oneSpelling } from '#domain/people/number-spelling';
import type { Person } from '#domain/people/person';
import type { AliasName } from '#ports/people';
import { aliasKey, personKey } from '../store/keys.ts';
import { personOf } from './person-item.ts';
import { putAt } from '../store/put-at.ts';
import type { Key, Put, Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** What people are found by. The item of an alias points to its person; the key makes it unique. */
export interface Alias {
  readonly name: AliasName;
  readonly key: Key;
}

export const aliasShape = z.object({ person: z.string(), version: z.number() });

/** A phone and WhatsApp's spelling of it lie in one place, so that a number is one person's however it is written. */
export function aliasOf(name: AliasName, value: string): Alias {
  const isNumber = name === 'phone' || name === 'wa';
  return { name, key: isNumber ? aliasKey('phone', oneSpelling(value)) : aliasKey(name, value) };
}

/** Each once, under its first name: two spellings of a number are one alias. */
export function aliasesOf({ company, phone, waIds = [], userIds = [] }: Person): readonly Alias[] {
  const all = [
    aliasOf('company', company),
    ...(phone === undefined ? [] : [aliasOf('phone', phone.reveal())]),
    ...waIds.map((waId) => aliasOf('wa', waId)),
    ...userIds.map((userId) => aliasOf('bsuid', userId)),
  ];
  return all.filter(({ key }, place) => all.findIndex((other) => other.key.pk === key.pk) === place);
}

/** Partition of the list of all that a person is, or was, found by. */
export const aliasesListed = (person: string): string => `P#${person}#aliases`;

/** Whether the person goes by the alias now; its item may still point to who had it before. */
export function isNamed(person: Person, { key }: Alias): boolean {
  return aliasesOf(person).some((own) => own.key.pk === key.pk);
}

/**
 * The put by which a person takes an alias, or who has it. An alias stays with its person when they change it, until
 * somebody else takes it, as a company's phone is handed on. An own alias is put again: so two people who want it at
 * the same time cannot both get it.
 */
export async function takeAlias(
  store: Store,
  alias: Alias,
  person: Person,
): Promise<Put | { readonly holder: string }> {
  const { key } = alias;
  const item = await store.get('state', key);
  const next = { ...key, person: person.id, list: aliasesListed(person.id), listAt: key.pk };
  if (item === undefined) return putAt(next, 0);
  const standing = readBack(aliasShape, item);
  const isFree = standing.person === person.id || !(await isStillNamed(store, alias, standing.person));
  return isFree ? putAt(next, standing.version) : { holder: standing.person };
}

async function isStillNamed(store: Store, alias: Alias, holder: string): Promise<boolean> {
  const item = await store.get('state', personKey(holder));
  return item !== undefined && isNamed(personOf(item).value, alias);
}
