import { deputiesToFind } from '#domain/asks/deputies';
import type { BusinessEvent } from '#domain/event';
import { explain, type ExplainedRoute } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import { recordOfOutcome, withRecord } from '#domain/outcomes/outcome';
import type { Workspace } from '#domain/workspace';
import type { World } from './world.ts';

/** What would become of an event if it came now, with all that a world knows. */
export async function explainedIn(
  { ports, clock, tools }: World,
  came: BusinessEvent,
  workspace: Workspace,
): Promise<readonly ExplainedRoute[]> {
  const about = recordOfOutcome(came);
  const event = about === undefined ? came : withRecord(came, (await ports.records.find(about))?.value);
  const needs = needsOf({ event, workspace }, tools);
  const found = await ports.people.byCompanyIds(needs.people);
  const managers = await ports.people.byCompanyIds(needs.managersOf(found));
  const stored = await Promise.all(needs.records.map((id) => ports.records.find(id)));
  const known = await Promise.all(
    needs.windows.map(async (name) => [name, await ports.dedupe.newest(name)] as const),
  );
  const people = new Map([...found, ...managers]);
  const deputies = await ports.people.byCompanyIds(deputiesToFind(people, clock.now));
  const asks = await Promise.all(
    needs.records.map(async (id) => [id, (await ports.asks.ofRecord(id)).map(({ value }) => value)] as const),
  );
  const context = {
    event,
    happenedAt: Date.parse(event.time),
    at: clock.now,
    workspace,
    people: new Map([...people, ...deputies]),
    asks: new Map(asks),
    records: new Map(stored.flatMap((one) => (one === undefined ? [] : [[one.value.id, one.value]]))),
    windows: new Map(known.flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]))),
  };
  return explain(context, tools);
}
