import { type OutcomeContext, outcomeAt } from '#domain/outcomes/outcome-event';
import type { OutcomeFact } from '#domain/outcomes/outcome-fact';
import { formatRef } from '#domain/ref';
import type { PlanSlot } from '#domain/facts/routing-fact';
import type { OutcomeSources } from '#ports/outcome-sources';
import type { Records } from '#ports/records';
import type { Workspaces } from '#ports/workspaces';
import { asks } from '../asks/asks.ts';
import { askContext } from './ask-context.ts';
import { factName, placeNamed } from './fact-name.ts';
import { placeOf } from './fact-place.ts';
import { notices } from '../routing/notices.ts';
import { people } from '../people/people.ts';
import { records } from '../routing/records.ts';
import type { Seal } from './seal.ts';
import type { Store } from '../store/store.ts';
import { openFact } from './stored-fact.ts';

/** How many records a worker remembers the type and key of. They never change. */
const recordsKept = 500;

/**
 * What outcomes say, from both tables: at most three reads of one item for each. That of an ask takes two more, and where its
 * mode counts one query and a read of each person who answered.
 */
export function outcomeSources(store: Store, seal: Seal, load: Workspaces['load']): OutcomeSources {
  const nameOfRecord = rememberedNames(records(store, seal));
  const companyOf = async (id: string) => (await people(store, seal).find(id))?.value.company;
  return {
    async fact(name) {
      const place = placeNamed(name);
      const item = place && (await store.get('ledger', place));
      return item && openFact(item, seal);
    },
    async about(fact): Promise<OutcomeContext> {
      const [record, slot, ask] = await Promise.all([
        'record' in fact ? nameOfRecord(fact.record) : undefined,
        slotOf(fact, store, seal),
        askContext(fact, { asks: asks(store, seal), load, companyOf }),
      ]);
      const holder = 'person' in fact ? fact.person : slot?.person;
      const person = holder && (await companyOf(holder));
      return {
        fact: factName(placeOf(fact)),
        at: new Date(outcomeAt(fact)).toISOString(),
        ...(record !== undefined && { record }),
        ...(slot !== undefined && { cause: { event: slot.event, route: slot.route } }),
        ...(person && { person }),
        ...(ask !== undefined && { ask }),
      };
    },
  };
}

/** The plan of the message that a fact is about, where the fact itself does not say what it came of. */
async function slotOf(fact: OutcomeFact, store: Store, seal: Seal): Promise<PlanSlot | undefined> {
  const ref = messageOf(fact);
  return ref === undefined ? undefined : (await notices(store, seal).slots([ref])).get(ref);
}

function messageOf(fact: OutcomeFact): string | undefined {
  if (fact.kind === 'replied') return fact.to;
  if (fact.kind !== 'status' && fact.kind !== 'doubled') return undefined;
  const { record, slice, at, thing: message } = fact;
  return formatRef({ record, slice, at, message });
}

type RecordName = NonNullable<OutcomeContext['record']>;

/** The oldest is forgotten first. A record that is not there may come yet: that is not remembered. */
function rememberedNames(from: Records): (id: string) => Promise<RecordName | undefined> {
  const known = new Map<string, RecordName>();
  return async (id) => {
    const name = known.get(id);
    if (name !== undefined) return name;
    const found = await from.find(id);
    if (found === undefined) return undefined;
    const { type, key } = found.value;
    known.set(id, { type, key });
    for (const oldest of known.keys()) {
      if (known.size <= recordsKept) break;
      known.delete(oldest);
    }
    return { type, key };
  };
}
