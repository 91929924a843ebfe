import type { Asked, AskedState } from '#domain/asks/ask';
import { putAt } from '../store/put-at.ts';
import type { Item, Store } from '../store/store.ts';
import { askedItem, askedOf } from './ask-item.ts';

/** Takes the words out of an answer: why, and what was asked besides. That it was given, and which it was, stays. */
export async function unsay(item: Item, store: Pick<Store, 'get' | 'put'>): Promise<void> {
  let standing: Item | undefined = item;
  while (standing !== undefined) {
    const { value, version } = askedOf(standing);
    if (!says(value)) return;
    const outcome = await store.put(putAt(askedItem({ ...value, state: silent(value.state) }), version));
    if (outcome.kind === 'written') return;
    standing = await store.get('state', item);
  }
}

function says({ state }: Asked): boolean {
  return 'said' in state && state.said !== undefined && state.said.length > 0;
}

function silent(state: AskedState): AskedState {
  if (state.kind === 'answering') return { ...state, said: [] };
  if (state.kind !== 'answered') return state;
  const { said: _, ...rest } = state;
  return rest;
}
