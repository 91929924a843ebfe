import { type Instant, stampOf } from '#domain/instant';
import { type Ref, parseRef } from '#domain/ref';
import type { Key } from './store.ts';

/** Where things lie in the state table. The ledger's places are in `fact-place.ts`. */

export const eventKey = (id: string): Key => ({ pk: `E#${id}`, sk: 'event' });

/** Parts carry the digest of the whole, so that the parts of two different bodies never mix. */
export const eventPartKey = (id: string, digest: string, part: number): Key => ({
  pk: `E#${id}`,
  sk: `part#${digest}#${numbered(part)}`,
});

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

export const aliasKey = (alias: 'company' | 'phone', value: string): Key => ({
  pk: `X#${alias}#${value}`,
  sk: 'alias',
});

export const personKey = (id: string): Key => ({ pk: `P#${id}`, sk: 'person' });

export const providerKey = (providerId: string): Key => ({ pk: `M#${providerId}`, sk: 'ref' });

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
  return `due#${(Buffer.from(message, 'base64url')[0] ?? 0) % dueBuckets}`;
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
