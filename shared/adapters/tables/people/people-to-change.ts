import type { Person } from '#domain/people/person';
import type { ChangeOutcome, People, PersonDecision, SaveOutcome } from '#ports/people';
import { personKey } from '../store/keys.ts';
import { learn } from './learn.ts';
import { personOf } from './person-item.ts';
import { savePerson } from './save-person.ts';
import type { Seal } from '../facts/seal.ts';
import type { Store } from '../store/store.ts';
import { putOf } from '../facts/stored-fact.ts';

/** How often somebody else may change a person while we do. */
const tries = 8;

/** People whose ids are known: for functions that look nobody up by another name. */
export function peopleToChange(store: Store, seal: Seal): Pick<People, 'find' | 'save' | 'change' | 'learn'> {
  const find: People['find'] = async (id) => {
    const item = await store.get('state', personKey(id));
    return item && personOf(item);
  };
  const save: People['save'] = (person, from, ...facts) =>
    savePerson(
      store,
      { person, from },
      facts.map((fact) => putOf(fact, seal)),
    );
  const change: People['change'] = (id, decide) => changePerson(id, decide, { find, save });
  return { find, save, change, learn: (id, learning) => learn({ change }, id, learning) };
}

async function changePerson<D extends PersonDecision>(
  id: string,
  decide: (person: Person) => D,
  { find, save }: Pick<People, 'find' | 'save'>,
): Promise<ChangeOutcome<D>> {
  for (let tried = 0; tried < tries; tried += 1) {
    const found = await find(id);
    if (found === undefined) return { kind: 'gone' };
    const decision = decide(found.value);
    const outcome = await saved(decision, found.version, save);
    if (outcome.kind === 'alias-taken') return outcome;
    if (outcome.kind !== 'stale') return { kind: 'decided', decision };
  }
  throw new Error(`person ${id} was changed by others ${tries} times`);
}

async function saved({ change }: PersonDecision, from: number, save: People['save']): Promise<SaveOutcome> {
  return change === undefined ? { kind: 'noted' } : save(change.person, from, ...change.facts);
}
