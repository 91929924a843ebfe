import type { Ask, Asked } from '#domain/asks/ask';
import type { Versioned } from '#ports/records';
import { askedKey, recordPartition, refOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { askedOf, messagesAt } from './ask-item.ts';
import { allPages } from './pages.ts';

const pageLength = 1000;

/** Who was asked within one partition, and those to whom they handed it on. */
export async function askedOfSlice(
  { id, record, at }: Ask,
  slice: number,
  store: Store,
): Promise<readonly Versioned<Asked>[]> {
  const partition = recordPartition(record, slice);
  const items = await allPages((after) =>
    store.query({ table: 'state', partition, ...messagesAt(at), limit: pageLength, ...after }),
  );
  const asked = items.filter((item) => item.sk.endsWith('#asked')).map(askedOf);
  return withHandedOn(
    asked.filter(({ value }) => value.ask === id),
    store,
  );
}

/** Who was handed it has a message of another instant: each leads to the next. */
async function withHandedOn(
  asked: readonly Versioned<Asked>[],
  store: Store,
): Promise<readonly Versioned<Asked>[]> {
  const next = asked.flatMap(({ value: { state } }) => (state.kind === 'handed-on' ? state.to : []));
  if (next.length === 0) return asked;
  const items = await store.getMany(
    'state',
    next.map((ref) => askedKey(refOf(ref))),
  );
  const found = items.flatMap((item) => (item === undefined ? [] : askedOf(item)));
  return [...asked, ...(await withHandedOn(found, store))];
}
