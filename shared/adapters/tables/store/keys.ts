import { type Instant, instantOf, stampOf } from '#domain/instant';
import { type Ref, formatRef, parseRef } from '#domain/ref';
import type { AliasName } from '#ports/people';
import type { Key } from './store.ts';

/** Where things lie in the state table. The ledger's places are in `fact-place.ts`. */

export const eventKey = (id: string): Key => ({ pk: `E#${id}`, sk: 'event' });

/** By which message a person is told of an event that has a large notice. */
export const roadKey = (event: string, person: string): Key => ({
  pk: `E#${event}#${person}`,
  sk: 'told',
});

/** Parts carry the digest of the whole, so that the parts of two different bodies never mix. */
export const eventPartKey = (id: string, digest: string, part: number): Key => ({
  pk: `E#${id}`,
  sk: `part#${digest}#${numbered(part)}`,
});

/** Whether the event opened a window of the route's deduplication, or fell into one. */
export const repetitionKey = (event: string, route: string): Key => ({
  pk: `E#${event}`,
  sk: `dedupe#${route}`,
});

/** The newest window of a route and key. */
export const windowKey = (window: string): Key => ({ pk: `D#${window}`, sk: 'window' });

export const recordKey = (id: string): Key => ({ pk: `R#${id}`, sk: '0' });

export const messageKey = (ref: Ref): Key => ({
  pk: recordPartition(ref.record, ref.slice),
  sk: `m#${stampOf(ref.at)}#${ref.message}`,
});

/** What of a message is too long for its item. Sorts below `m`, beside the record. */
export const contentKey = (ref: Ref): Key => ({
  pk: recordPartition(ref.record, ref.slice),
  sk: `3#content#${ref.message}`,
});

/** Meta's words for why an attempt failed, beside the record. */
export const failureKey = (ref: Ref, attempt: number): Key => ({
  pk: recordPartition(ref.record, ref.slice),
  sk: `3#failure#${ref.message}#${attempt}`,
});

/** Whether Meta lets a template out. */
export const templateKey = (template: string, language: string): Key => ({
  pk: `T#${template}#${language}`,
  sk: 'template',
});

export const aliasKey = (alias: AliasName, value: string): Key => ({
  pk: `X#${alias}#${value}`,
  sk: 'alias',
});

export const personKey = (id: string): Key => ({ pk: `P#${id}`, sk: 'person' });

/** Stands for a person who was erased. */
export const tombstoneKey = (id: string): Key => ({ pk: `P#${id}`, sk: 'erased' });

export const paceKey = (number: string): Key => ({ pk: `N#${number}`, sk: 'rate' });

/** The newest status that came of a number. */
export const heartbeatKey = (number: string): Key => ({ pk: `N#${number}`, sk: 'heartbeat' });

/** Who looks after a piece of work, a shard of what is due among them. */
export const leaseKey = (name: string): Key => ({ pk: `K#${name}`, sk: 'lease' });

export const personPaceKey = (person: string, number: string): Key => ({
  pk: `P#${person}`,
  sk: `pace#${number}`,
});

export const providerKey = (digest: string): Key => ({ pk: `M#${digest}`, sk: 'ref' });

export const versionPartKey = (version: string, part: number): Key => ({
  pk: `V#${version}`,
  sk: `part#${numbered(part)}`,
});

export const currentVersionKey: Key = { pk: 'V', sk: 'current' };

/** Partition of a record in both tables; each slice of a large notice has one of its own. */
export function recordPartition(record: string, slice: number): string {
  return slice === 0 ? `R#${record}` : `R#${record}#${slice}`;
}

/** Index attributes of a record: its channel's open ones, or the ones closed in a month (UTC). */
export function recordListing(record: {
  readonly id: string;
  readonly channel: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
}): { readonly list: string; readonly listAt: string } {
  const { closedAt } = record;
  const month = closedAt === undefined ? undefined : new Date(closedAt).toISOString().slice(0, 7);
  const list = month === undefined ? `${record.channel}#open` : `${record.channel}#closed#${month}`;
  return { list, listAt: `${stampOf(record.openedAt)}#${record.id}` };
}

export const dueBuckets = 16;

/** Partition of the `due` index that a message lies in: four bits of its id, which is a hash. */
export function dueBucket(message: string): string {
  return `due#${bucketOf(message)}`;
}

/** Where a message lies in the same index while its number is stopped; the first number goes without a name. */
export function stoppedBucket(number: string | undefined, message: string): string {
  return `stopped#${number ?? ''}#${bucketOf(message)}`;
}

function bucketOf(id: string): number {
  return (Buffer.from(id, 'base64url')[0] ?? 0) % dueBuckets;
}

export const askKey = ({ record, id }: { readonly record: string; readonly id: string }): Key => ({
  pk: `R#${record}`,
  sk: `1#ask#${id}`,
});

/** Between which sort keys all asks about a record lie. */
export const askBounds = { from: '1#ask#', to: '1#ask#~' };

/** The newest ask of a route about a record. */
export const askOfRouteKey = (record: string, route: string): Key => ({
  pk: `R#${record}`,
  sk: `1#route#${route}`,
});

/** Who was asked lies behind the message that asks them. */
export const askedKey = (ref: Ref): Key => {
  const { pk, sk } = messageKey(ref);
  return { pk, sk: `${sk}#asked` };
};

const askPlace = /^R#([\w-]{22})\/1#ask#([\w-]{16})$/;

/** The ask that lies there; undefined where something else does. */
export function askAt({ pk, sk }: Key): { readonly record: string; readonly id: string } | undefined {
  const [, record, id] = askPlace.exec(`${pk}/${sk}`) ?? [];
  return record === undefined || id === undefined ? undefined : { record, id };
}

/** The ref of the message that asks whoever lies there. */
export function askedAt({ pk, sk }: Key): string | undefined {
  return sk.endsWith('#asked') ? refAt({ pk, sk: sk.slice(0, -'#asked'.length) }) : undefined;
}

const messagePlace = /^R#([\w-]{22})(?:#(\d+))?\/m#([0-9a-z]{9})#([\w-]{16})$/;

/** The ref of the message that lies there; undefined where something else does. */
export function refAt({ pk, sk }: Key): string | undefined {
  const [, record, slice = '0', at, message] = messagePlace.exec(`${pk}/${sk}`) ?? [];
  if (record === undefined || at === undefined || message === undefined) return undefined;
  return formatRef({ record, slice: Number(slice), at: instantOf(at), message });
}

/** For refs that we wrote ourselves: throws where the text is none. */
export function refOf(text: string): Ref {
  const ref = parseRef(text);
  if (ref === undefined) throw new Error('not the ref of a message');
  return ref;
}

function numbered(part: number): string {
  return String(part).padStart(3, '0');
}
