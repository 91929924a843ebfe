import type { Ask } from '#domain/asks/ask';
import type { AskPlace } from '#ports/asks';
import type { Versioned } from '#ports/records';
import type { Applied } from '../applying.ts';
import { closeAsk } from './close-ask.ts';
import type { Following } from './following.ts';
import { keepOpen } from './keep-open.ts';

/** Others may answer the ask meanwhile; so often is it looked at again. */
const patience = 20;

/**
 * Does what follows from an ask as it is now: who is next gets their message, one whose time is over expires, and those
 * who need not answer any more hear of it. Done again, or by two at once, it does nothing twice.
 */
export async function followAsk(place: AskPlace, following: Following): Promise<Applied> {
  for (let tried = 0; tried < patience; tried += 1) {
    const found = await following.ports.asks.find(place);
    if (found === undefined) return { kind: 'ignored', reason: 'no-such-ask' };
    const applied = await followOnce(found, following);
    if (applied !== 'again') return applied;
  }
  throw new Error(`ask ${place.id} was changed ${patience} times while it was followed`);
}

/** `again`: it has changed, by us or by others. */
function followOnce(
  { value: ask, version }: Versioned<Ask>,
  following: Following,
): Promise<Applied | 'again'> {
  const { state } = ask;
  return state.kind === 'open'
    ? keepOpen({ value: { ...ask, state }, version }, following)
    : closeAsk({ value: { ...ask, state }, version }, following);
}
