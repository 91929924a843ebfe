import { memoryStore, quiet } from '#adapters/memory/store';
import { entropy } from '#adapters/node/entropy';
import { tables } from '#adapters/tables/tables';
import type { Person } from '#domain/people/person';
import { importPeople } from '#infra/cli/import-people';

export const start = Date.parse('2026-11-22T12:00:00Z');
const header = 'id,name,phone,language,branch,time_zone,consent,consent_source,consent_at';

/** A company without anybody, into which files of people are brought. */
export function company() {
  const clock = { now: start };
  const store = memoryStore(quiet, { now: () => clock.now, random: () => 0.5 });
  const { people } = tables(store, { entropy, key: 'a ledger key of some length', now: () => clock.now });
  const bringFile = (text: string) =>
    importPeople({ file: 'people.csv', text }, { people, entropy, now: () => clock.now });
  return {
    clock,
    people,
    bringFile,
    bring: (...rows: readonly string[]) => bringFile([header, ...rows].join('\n')),
    factsOf: async (id: string) =>
      (await store.query({ table: 'ledger', partition: `P#${id}`, limit: 10 })).items,
    who: async (id: string): Promise<Person> => {
      const person = (await people.byCompanyIds([id])).get(id);
      if (person === undefined) throw new Error(`nobody is ${id}`);
      return person;
    },
  };
}
