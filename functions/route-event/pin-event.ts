import type { BusinessEvent } from '#domain/event';
import { eventId } from '#domain/identity';
import { recordOfOutcome, withRecord } from '#domain/outcomes/outcome';
import { producerId } from '#domain/source';
import { sourceOf } from '#domain/workspace';
import type { RouteEventPorts, RouteEventTools, Routing } from './routing.ts';

type Ports = Pick<RouteEventPorts, 'events' | 'records' | 'workspaces'>;

/**
 * The event as it was first seen, with the workspace of that moment. `seen` is how it came this time; an outcome of
 * ours carries its record from here on. `isNew`: it was not seen before.
 */
export async function pinEvent(
  event: BusinessEvent,
  { ports, tools }: { ports: Ports; tools: RouteEventTools },
): Promise<{ readonly routing: Routing; readonly seen: BusinessEvent; readonly isNew: boolean }> {
  const version = await ports.workspaces.current();
  if (version === undefined) {
    const said =
      'no workspace is applied: apply one with `chasqui apply FOLDER`, then `chasqui redrive events`';
    throw Object.assign(new Error(said), { code: 'NoWorkspace' });
  }
  const source = sourceOf(await ports.workspaces.load(version), event.source);
  const seen = await withItsRecord(event, ports);
  const salt = tools.entropy.random();
  const pinned = await ports.events.pin({
    id: eventId(tools.entropy.sha256, event.source, producerId(event, source)),
    body: seen,
    decidedAt: tools.now(),
    version,
    salt,
  });
  const workspace = await ports.workspaces.load(pinned.version);
  return { routing: { pinned, workspace }, seen, isNew: pinned.salt === salt };
}

async function withItsRecord(event: BusinessEvent, { records }: Ports): Promise<BusinessEvent> {
  const record = recordOfOutcome(event);
  if (record === undefined) return event;
  const found = await records.find(record);
  return withRecord(event, found?.value);
}
