import type { BusinessEvent } from '#domain/event';
import type { GivenUp } from '#domain/facts/message-fact';
import { recordId, routingId } from '#domain/identity';
import type { Slice } from '#ports/notice-queue';
import { pinEvent } from './pin-event.ts';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';

type Ports = Pick<RouteEventPorts, 'events' | 'records' | 'workspaces' | 'ledger'>;

/**
 * The queue gives an event up: a record of type `event` that the event itself names says why. Throws where the event
 * cannot be pinned.
 */
export function noteEventSetAside(ports: Ports, tools: RouteEventTools) {
  return async (event: BusinessEvent, givenUp: GivenUp): Promise<void> => {
    const { routing } = await pinEvent(event, { ports, tools });
    const { id, decidedAt } = routing.pinned;
    const record = recordId(tools.entropy.sha256, 'event', id);
    const about = { record, slice: 0, at: decidedAt, thing: id, event: id, notedAt: tools.now() };
    await ports.ledger.put({ kind: 'event-set-aside', ...about, ...givenUp });
  };
}

/** The queue gives a slice of a notice up: its own story says why. */
export function noteSliceSetAside(
  { events, ledger }: Pick<RouteEventPorts, 'events' | 'ledger'>,
  { entropy, now }: RouteEventTools,
) {
  return async ({ event, record, route, slice }: Slice, givenUp: GivenUp): Promise<void> => {
    const pinned = await events.find(event);
    if (pinned === undefined) return;
    const thing = routingId(entropy.sha256, event, route);
    const about = { record, slice, at: pinned.decidedAt, thing, event, route, notedAt: now() };
    await ledger.put({ kind: 'event-set-aside', ...about, ...givenUp });
  };
}
