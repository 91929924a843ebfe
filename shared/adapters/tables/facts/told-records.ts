import { answerRoute } from '#domain/inbound/answer-route';
import type { Status } from '#domain/messages/message';
import type { PlanSlot } from '#domain/facts/routing-fact';
import { formatRef } from '#domain/ref';
import type { Ledger, Period } from '#ports/ledger';
import type { ToldRecords } from '#ports/told-records';
import { messageKey, recordKey, refOf } from '../store/keys.ts';
import { messageShape } from '../messages/message-item.ts';
import { recordOf } from '../routing/records.ts';
import type { Store } from '../store/store.ts';
import { readBack } from '../store/stored.ts';

/** What has gone out, or may have. */
const gone: ReadonlySet<Status> = new Set(['sending', 'doubt', 'accepted']);

/** Found by the ledger's plan slots of a person; messages and records are read as they are. */
export function toldRecords(store: Store, ledger: Pick<Ledger, 'ofPerson'>): ToldRecords {
  return {
    async of(person, period) {
      const slots = (await slotsOf(person, period, ledger)).toSorted((a, b) => b.at - a.at);
      const messages = await store.getMany(
        'state',
        slots.map((slot) => messageKey(refOf(refOfSlot(slot)))),
      );
      const reached = slots.filter((_, place) => {
        const item = messages[place];
        return item !== undefined && gone.has(readBack(messageShape, item).status);
      });
      const records = [...new Set(reached.map(({ record }) => record))];
      const items = await store.getMany('state', records.map(recordKey));
      return items.flatMap((item) => (item === undefined ? [] : [recordOf(item).value]));
    },
  };
}

async function slotsOf(
  person: string,
  period: Period,
  ledger: Pick<Ledger, 'ofPerson'>,
): Promise<readonly PlanSlot[]> {
  const slots: PlanSlot[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.ofPerson(person, period, after === undefined ? {} : { after });
    slots.push(...page.facts.filter((fact) => fact.kind === 'slot'));
    after = page.next;
  } while (after !== undefined);
  return slots.filter(({ plan, route }) => plan.kind === 'planned' && route !== answerRoute);
}

function refOfSlot({ record, slice, at, thing }: PlanSlot): string {
  return formatRef({ record, slice, at, message: thing });
}
