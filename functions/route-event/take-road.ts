import { formatRef } from '#domain/ref';
import type { PlanSlot } from '#domain/facts/routing-fact';
import type { RouteEventPorts } from './routing.ts';

/**
 * Takes the person of a slot for its message. False: another message of the same event tells them, or of the same ask
 * asks them, where `event` names that. A message that took them and then came to tell somebody else, or nobody, lets go
 * of them. Throws where that is not decided yet: whoever is at it, or comes again for it, decides it, and the queue
 * brings this one back.
 */
export async function takeRoad(
  slot: PlanSlot,
  { roads, notices }: Pick<RouteEventPorts, 'roads' | 'notices'>,
): Promise<boolean> {
  const { event, person, record, slice, at, thing } = slot;
  const road = { event, person, at, ref: formatRef({ record, slice, at, message: thing }) };
  for (;;) {
    const taken = await roads.take(road);
    if (taken.kind === 'ours') return true;
    const other = (await notices.slots([taken.by])).get(taken.by);
    if (other === undefined) throw new Error(`it is not decided yet whether ${taken.by} tells its person`);
    if (other.plan.kind === 'planned' && other.person === person) return false;
    if (await roads.takeOver(road, taken.version)) return true;
  }
}
