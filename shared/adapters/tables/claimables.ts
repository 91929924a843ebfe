import { placeOf } from '#domain/message-place';
import { strangerOf } from '#domain/stranger';
import type { Claimable, Claimables } from '#ports/claimables';
import { strangerKey } from './inbound-keys.ts';
import { personKey, personPaceKey, recordKey, templateKey } from './keys.ts';
import { personPaceOf } from './paces.ts';
import { personOf } from './person-item.ts';
import { recordOf } from './records.ts';
import type { Item, Store } from './store.ts';
import { strangerOfItem } from './strangers.ts';
import { templateStateFrom } from './template-states.ts';

export function claimables(store: Store): Claimables {
  return {
    async of(message, number) {
      const { record, person } = placeOf(message);
      const pseudonym = strangerOf(person);
      const [ofRecord, ofPerson, ofLine, ofTemplate] = await store.getMany('state', [
        recordKey(record),
        pseudonym === undefined ? personKey(person) : strangerKey(pseudonym),
        personPaceKey(person, number),
        templateKey(message.template, message.language),
      ]);
      return {
        ...(ofRecord && { record: recordOf(ofRecord).value }),
        ...(ofPerson && addressee(ofPerson, pseudonym)),
        ...(ofLine && { line: personPaceOf(ofLine).value }),
        ...(ofTemplate && { template: templateStateFrom(ofTemplate) }),
      };
    },
  };
}

function addressee(item: Item, pseudonym: string | undefined): Pick<Claimable, 'person' | 'stranger'> {
  return pseudonym === undefined ? { person: personOf(item).value } : { stranger: strangerOfItem(item) };
}
