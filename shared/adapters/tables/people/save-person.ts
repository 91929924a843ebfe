import type { Person } from '#domain/people/person';
import type { SaveOutcome } from '#ports/people';
import { type Alias, aliasesOf, takeAlias } from './alias.ts';
import { personKey } from '../store/keys.ts';
import { personItem, personOf } from './person-item.ts';
import { putAt } from '../store/put-at.ts';
import type { Put, Store } from '../store/store.ts';

/** How often somebody else may take one of the aliases at the very same time. */
const tries = 5;

interface Saving {
  readonly person: Person;
  readonly from: number;
}

/** The person, the aliases that are new, and the facts in one transaction. */
export async function savePerson(store: Store, saving: Saving, facts: readonly Put[]): Promise<SaveOutcome> {
  const aliases = await newAliases(store, saving);
  if (aliases === 'stale') return { kind: 'stale' };
  for (let tried = 0; tried < tries; tried += 1) {
    const outcome = await saveOnce(store, { ...saving, aliases }, facts);
    if (outcome !== 'overtaken') return outcome;
  }
  throw new Error(`the aliases of person ${saving.person.id} keep changing hands`);
}

/** Nobody takes an alias from whoever goes by it: those that the person had before need not be taken again. */
async function newAliases(store: Store, { person, from }: Saving): Promise<readonly Alias[] | 'stale'> {
  if (from === 0) return aliasesOf(person);
  const item = await store.get('state', personKey(person.id));
  const standing = item && personOf(item);
  if (standing?.version !== from) return 'stale';
  const had = new Set(aliasesOf(standing.value).map(({ key }) => key.pk));
  return aliasesOf(person).filter(({ key }) => !had.has(key.pk));
}

async function saveOnce(
  store: Store,
  { person, from, aliases }: Saving & { readonly aliases: readonly Alias[] },
  facts: readonly Put[],
): Promise<SaveOutcome | 'overtaken'> {
  const takings: Put[] = [];
  for (const alias of aliases) {
    const taking = await takeAlias(store, alias, person);
    if ('holder' in taking) return { kind: 'alias-taken', alias: alias.name, holder: taking.holder };
    takings.push(taking);
  }
  const outcome = await store.put(putAt(personItem(person), from), ...facts, ...takings);
  if (outcome.kind === 'written') return { kind: 'saved' };
  const ofFacts = outcome.standing.slice(1, 1 + facts.length);
  if (ofFacts.some((fact) => fact !== undefined)) return { kind: 'noted' };
  const taken = outcome.standing.slice(1 + facts.length);
  return taken.some((alias) => alias !== undefined) ? 'overtaken' : { kind: 'stale' };
}
