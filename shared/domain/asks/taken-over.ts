import { nextLook } from './ask-time.ts';
import type { Ask, Callback } from './ask.ts';

/**
 * An open ask with the callback of a later event that would have asked the same: a process that is tried again waits with a
 * token of its own, and nobody hears at the one before. Undefined where nothing is to change.
 */
export function takenOver(standing: Ask, { callback, at }: Pick<Ask, 'callback' | 'at'>): Ask | undefined {
  const { state, deadline } = standing;
  if (callback === undefined || state.kind !== 'open' || isSame(callback, standing.callback))
    return undefined;
  const dueAt = Math.min(state.dueAt, nextLook({ deadline, callback }, at));
  return { ...standing, callback, state: { kind: 'open', dueAt } };
}

function isSame(one: Callback, other: Callback | undefined): boolean {
  if (one.kind === 'https')
    return other?.kind === 'https' && one.url === other.url && one.source === other.source;
  return other?.kind === 'task' && one.token === other.token;
}
