import { placeOf } from '#domain/messages/message-place';
import { strangerOf } from '#domain/inbound/stranger';
import type { Claimable, Claimables } from '#ports/claimables';
import { strangerKey } from '../inbound/inbound-keys.ts';
import { askedOf, askOf } from '../asks/ask-item.ts';
import { askedKey, askKey, personKey, personPaceKey, recordKey, refOf, templateKey } from '../store/keys.ts';
import { personPaceOf } from './paces.ts';
import { personOf } from '../people/person-item.ts';
import { recordOf } from '../routing/records.ts';
import type { Item, Store } from '../store/store.ts';
import { strangerOfItem } from '../inbound/strangers.ts';
import { templateStateFrom } from './template-states.ts';

export function claimables(store: Store): Claimables {
  return {
    async of(message, number) {
      const { record, person } = placeOf(message);
      const { ask } = message;
      const pseudonym = strangerOf(person);
      const [ofRecord, ofPerson, ofLine, ofTemplate, ofAsk, ofAsked] = await store.getMany('state', [
        recordKey(record),
        pseudonym === undefined ? personKey(person) : strangerKey(pseudonym),
        personPaceKey(person, number),
        templateKey(message.template, message.language),
        ...(ask === undefined ? [] : [askKey({ record, id: ask }), askedKey(refOf(message.ref))]),
      ]);
      return {
        ...(ofRecord && { record: recordOf(ofRecord).value }),
        ...(ofPerson && addressee(ofPerson, pseudonym)),
        ...(ofAsk && { ask: askOf(ofAsk).value }),
        ...(ofAsked && { asked: askedOf(ofAsked).value }),
        ...(ofLine && { line: personPaceOf(ofLine).value }),
        ...(ofTemplate && { template: templateStateFrom(ofTemplate) }),
      };
    },
  };
}

function addressee(item: Item, pseudonym: string | undefined): Pick<Claimable, 'person' | 'stranger'> {
  return pseudonym === undefined ? { person: personOf(item).value } : { stranger: strangerOfItem(item) };
}
