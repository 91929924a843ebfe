import type { Due, DueThing } from '#ports/due';
import { askAt, dueBuckets, messageKey, refAt, refOf } from '../store/keys.ts';
import { messagesIn } from './messages.ts';
import type { Item, Store } from '../store/store.ts';

/** What one BatchGetItem takes. */
const pageLength = 100;

/** What is due, by the index of the state table that lists it. */
export function due(store: Store): Due {
  return {
    shards: shardsNamed('due'),
    asideShards: (number) => shardsNamed(`stopped#${number ?? ''}`),
    async find(shard, { until, after } = {}) {
      const { items, next } = await store.query({
        table: 'state',
        index: 'due',
        partition: shard,
        limit: pageLength,
        ...(until !== undefined && { to: String(until) }),
        ...(after !== undefined && { after }),
      });
      return { things: items.map(thingOf), ...(next !== undefined && { next }) };
    },
    async messages(refs) {
      const items = await store.getMany(
        'state',
        refs.map((ref) => messageKey(refOf(ref))),
      );
      const found = await messagesIn(
        store,
        items.filter((item) => item !== undefined),
      );
      return new Map(found.map((message) => [message.value.ref, message]));
    },
  };
}

function shardsNamed(kind: string): readonly string[] {
  return Array.from({ length: dueBuckets }, (_, bucket) => `${kind}#${bucket}`);
}

function thingOf({ pk, sk }: Item): DueThing {
  const ref = refAt({ pk, sk });
  if (ref !== undefined) return { kind: 'message', ref };
  const ask = askAt({ pk, sk });
  if (ask !== undefined) return { kind: 'ask', ask };
  if (pk.startsWith('N#') && sk === 'rate') return { kind: 'number', number: pk.slice('N#'.length) };
  return { kind: 'unknown', key: `${pk} / ${sk}` };
}
