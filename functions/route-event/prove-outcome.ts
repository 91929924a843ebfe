import { type BusinessEvent, envelopeOf } from '#domain/event';
import type { Words } from '#domain/outcomes/ask-outcome';
import { saysTheSame } from '#domain/outcomes/outcome-detail';
import { outcomeEvent } from '#domain/outcomes/outcome-event';
import { outcomeFact } from '#domain/outcomes/outcome-fact';
import type { RouteEventPorts } from './routing.ts';

/**
 * An outcome as the ledger has it. Undefined where no fact says so: whoever may put events on the bus may put such a
 * one there, and nobody is to be told of what did not happen. A fact is there before its event is.
 */
export async function proveOutcome(
  event: BusinessEvent,
  { outcomes, workspaces }: Pick<RouteEventPorts, 'outcomes' | 'workspaces'>,
): Promise<BusinessEvent | undefined> {
  const found = await outcomes.fact(event.id);
  const fact = found && outcomeFact(found, []);
  const told = fact && outcomeEvent(fact, await outcomes.about(fact), await wordsBy(workspaces));
  if (told === undefined || told.name !== event.detailType) return undefined;
  return saysTheSame(told.detail, event.detail) ? { ...event, detail: told.detail } : undefined;
}

/** What people wrote is told by a route where it may be told on the bus, and nowhere else. */
async function wordsBy({
  current,
  load,
}: Pick<RouteEventPorts['workspaces'], 'current' | 'load'>): Promise<Words> {
  const version = await current();
  const { reasons } = version === undefined ? {} : ((await load(version)).publish ?? {});
  return reasons === true ? 'told' : 'kept';
}

/** Sets an outcome apart that is none of ours. */
export async function noteForged(
  event: BusinessEvent,
  { parking, meter }: Pick<RouteEventPorts, 'parking' | 'meter'>,
): Promise<void> {
  await parking.park(JSON.stringify(envelopeOf(event)), 'forged-outcome');
  meter.count('outcomes-forged');
}
