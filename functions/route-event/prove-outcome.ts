import { type BusinessEvent, envelopeOf } from '#domain/event';
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
  { outcomes }: Pick<RouteEventPorts, 'outcomes'>,
): Promise<BusinessEvent | undefined> {
  const found = await outcomes.fact(event.id);
  const fact = found && outcomeFact(found, []);
  const told = fact && outcomeEvent(fact, await outcomes.about(fact));
  if (told === undefined || told.name !== event.detailType) return undefined;
  return saysTheSame(told.detail, event.detail) ? { ...event, detail: told.detail } : undefined;
}

/** Sets an outcome apart that is none of ours. */
export async function noteForged(
  event: BusinessEvent,
  { parking, meter }: Pick<RouteEventPorts, 'parking' | 'meter'>,
): Promise<void> {
  await parking.park(JSON.stringify(envelopeOf(event)), 'forged-outcome');
  meter.count('outcomes-forged');
}
