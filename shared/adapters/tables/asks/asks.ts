import type { Ask } from '#domain/asks/ask';
import type { AskChange, AskPlace, Asks } from '#ports/asks';
import type { Versioned } from '#ports/records';
import type { Seal } from '../facts/seal.ts';
import { noticePlace } from '../facts/fact-place.ts';
import { noticeSliced } from '../facts/routing-fact-shapes.ts';
import { putOf, readFact } from '../facts/stored-fact.ts';
import { contentItem, messageItem } from '../messages/message-item.ts';
import { roadItem } from '../routing/roads.ts';
import { askAt, askBounds, askedAt, askedKey, askKey, recordPartition, refOf } from '../store/keys.ts';
import { putAt } from '../store/put-at.ts';
import type { Item, Put, Store } from '../store/store.ts';
import { askedItem, askedOf, askItem, askListing, askOf, personListing } from './ask-item.ts';
import { askedOfSlice } from './asked-people.ts';
import { openAsk } from './open-ask.ts';
import { allPages } from './pages.ts';

const mostAsks = 100;
const pageLength = 1000;

/** Asks and those who were asked as items of the state table, beside their record. */
export function asks(store: Store, seal: Seal): Asks {
  const find = async (place: AskPlace): Promise<Versioned<Ask> | undefined> =>
    readOrNot(await store.get('state', askKey(place)), askOf);
  return {
    find,
    open: (ask, fact, { again = false } = {}) => openAsk({ ask, fact, again }, { store, seal, find }),
    async put(asked) {
      const outcome = await store.put(putAt(askedItem(asked), 0));
      const standing = outcome.kind === 'refused' ? outcome.standing[0] : undefined;
      return standing === undefined ? asked : askedOf(standing).value;
    },
    asked: async (ref) => readOrNot(await store.get('state', askedKey(refOf(ref))), askedOf),
    async both(place, ref) {
      const [ask, asked] = await store.getMany('state', [askKey(place), askedKey(refOf(ref))]);
      return { ...(ask && { ask: askOf(ask) }), ...(asked && { asked: askedOf(asked) }) };
    },
    async change(change) {
      return (await store.put(...putsOf(change, seal))).kind === 'written';
    },
    async ofRecord(record) {
      const partition = recordPartition(record, 0);
      const { items } = await store.query({ table: 'state', partition, ...askBounds, limit: pageLength });
      return items.map(askOf).toSorted((a, b) => a.value.at - b.value.at);
    },
    async askedIn(place, slice) {
      const ask = await find(place);
      return ask === undefined ? [] : askedOfSlice(ask.value, slice, store);
    },
    async slicesOf({ record, at, id: thing }) {
      const header = await store.get('ledger', noticePlace({ record, at, thing }));
      if (header === undefined) return [0];
      return Array.from({ length: readFact(noticeSliced, header, seal).slices }, (_, index) => index + 1);
    },
    async openOf(person) {
      const listed = { table: 'state', index: 'list', partition: personListing(person) } as const;
      const { items } = await store.query({ ...listed, newestFirst: true, limit: mostAsks });
      return items.flatMap((item) => askedAt(item) ?? []);
    },
    async openIn(channel) {
      const listed = { table: 'state', index: 'list', partition: askListing(channel) } as const;
      const items = await allPages((after) => store.query({ ...listed, limit: pageLength, ...after }));
      return items.flatMap((item) => askAt(item) ?? []);
    },
  };
}

function putsOf({ ask, asked = [], message, voice, fact }: AskChange, seal: Seal): readonly Put[] {
  const content = message?.version === 0 ? contentItem(message.value) : undefined;
  return [
    ...(fact === undefined ? [] : [putOf(fact, seal)]),
    ...(ask === undefined ? [] : [putAt(askItem(ask.value), ask.version)]),
    ...asked.map(({ value, version }) => putAt(askedItem(value), version)),
    ...(message === undefined ? [] : [putAt(messageItem(message.value), message.version)]),
    ...(content === undefined ? [] : [{ table: 'state', item: content, when: 'absent' } as const]),
    ...(voice === undefined ? [] : [putAt(roadItem({ ...voice, event: voice.ask }), 0)]),
  ];
}

function readOrNot<T>(item: Item | undefined, read: (item: Item) => T): T | undefined {
  return item && read(item);
}
