import { placeOf } from '#domain/message-place';
import type { Claimables } from '#ports/claimables';
import { personKey, personPaceKey, recordKey } from './keys.ts';
import { personPaceOf } from './paces.ts';
import { personOf } from './person-item.ts';
import { recordOf } from './records.ts';
import type { Store } from './store.ts';

export function claimables(store: Store): Claimables {
  return {
    async of(message, number) {
      const { record, person } = placeOf(message);
      const [ofRecord, ofPerson, ofLine] = await store.getMany('state', [
        recordKey(record),
        personKey(person),
        personPaceKey(person, number),
      ]);
      return {
        ...(ofRecord && { record: recordOf(ofRecord).value }),
        ...(ofPerson && { person: personOf(ofPerson).value }),
        ...(ofLine && { line: personPaceOf(ofLine).value }),
      };
    },
  };
}
