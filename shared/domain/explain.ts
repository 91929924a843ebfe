import { missLines } from '#event-pattern/explain';
import { audienceOf } from './audience.ts';
import { type BusinessEvent, envelopeOf, type PinnedEvent } from './event.ts';
import { eventStamp } from './event-stamp.ts';
import type { FieldChange } from './field-change.ts';
import { eventId } from './identity.ts';
import type { Instant } from './instant.ts';
import { matchingRoutes, patternOf } from './matching.ts';
import type { OpsRecord } from './ops-record.ts';
import type { Person } from './person.ts';
import { type PlanTools } from './plan-slot.ts';
import { type ExplainedPerson, explainPeople } from './explain-people.ts';
import { changeRecord, type Changed } from './record-change.ts';
import { producerId, sequenceOf } from './source.ts';
import { type Touched, type TouchedRecord, touchedRecords } from './touched-records.ts';
import { type Route, sourceOf, type Workspace } from './workspace.ts';

/** What would become of an event, with nothing done: each route of the workspace, in its order. */
export type ExplainedRoute =
  /** `misses` says, line by line, what the event lacks. */
  | { readonly kind: 'misses'; readonly route: string; readonly misses: readonly string[] }
  | {
      readonly kind: 'failed';
      readonly route: string;
      readonly reason: 'record-key-empty' | 'text-not-renderable';
    }
  | {
      readonly kind: 'takes';
      readonly route: string;
      readonly record: { readonly type: string; readonly key: string; readonly title: string };
      readonly state: Changed['state'];
      readonly change: readonly FieldChange[];
      /** Empty where the event is superseded: nobody is told then. */
      readonly people: readonly ExplainedPerson[];
    };

/** One event at one moment, with everything that is known then. */
export interface Explaining {
  readonly event: BusinessEvent;
  /** When the source says that it happened. */
  readonly happenedAt: Instant;
  readonly at: Instant;
  readonly workspace: Workspace;
  /** By the company's ids. */
  readonly people: ReadonlyMap<string, Person>;
  /** By record id. */
  readonly records: ReadonlyMap<string, OpsRecord>;
}

/** Which people and records have to be known to explain an event. */
export function needsOf(
  { event, workspace }: Pick<Explaining, 'event' | 'workspace'>,
  tools: PlanTools,
): { readonly people: readonly string[]; readonly records: readonly string[] } {
  const routes = matchingRoutes(workspace, event);
  const people = routes.flatMap((route) => audienceOf(route, workspace).map(({ member }) => member.person));
  return {
    people: [...new Set(people)],
    records: touchedBy(event, workspace, tools).records.map(({ id }) => id),
  };
}

/** The same decisions as when the event is routed, by the same functions. */
export function explain(explaining: Explaining, tools: PlanTools): readonly ExplainedRoute[] {
  const { event, workspace, at } = explaining;
  const pinned: PinnedEvent = {
    id: eventId(tools.entropy.sha256, event.source, producerId(event, sourceOf(workspace, event.source))),
    body: event,
    decidedAt: at,
    version: 'explained',
    salt: 'explained',
  };
  const touched = touchedBy(event, workspace, tools);
  const explained = new Map<string, ExplainedRoute>();
  const told = new Set<string>();
  for (const { route, reason } of touched.failed)
    explained.set(route.id, { kind: 'failed', route: route.id, reason });
  for (const record of touched.records) {
    const changed = changeOf(record, { explaining, pinned, tools });
    for (const route of record.routes) {
      const planning = { pinned, workspace, route, record: record.id };
      const people =
        changed.state === 'superseded' ? [] : explainPeople(planning, { ...explaining, told }, tools);
      explained.set(route.id, { kind: 'takes', route: route.id, ...tellOf(record, changed), people });
    }
  }
  return workspace.routes.map((route) => explained.get(route.id) ?? missedBy(route, event));
}

function touchedBy(event: BusinessEvent, workspace: Workspace, { entropy, text }: PlanTools): Touched {
  const routes = matchingRoutes(workspace, event);
  return touchedRecords(routes, { workspace, scope: envelopeOf(event) }, { sha256: entropy.sha256, text });
}

function changeOf(
  { id, patch }: TouchedRecord,
  { explaining, pinned, tools }: { explaining: Explaining; pinned: PinnedEvent; tools: PlanTools },
): Changed {
  const { happenedAt, at, records } = explaining;
  const sequence = sequenceOf(pinned, sourceOf(explaining.workspace, pinned.body.source));
  const { stamp } = eventStamp({
    happenedAt,
    decidedAt: at,
    event: pinned.id,
    ...(sequence !== undefined && { sequence }),
  });
  return changeRecord(id, records.get(id), { patch, stamp, at, salt: pinned.salt, hmac: tools.entropy.hmac });
}

function tellOf({ patch: { type, key, title } }: TouchedRecord, { state, change }: Changed) {
  return { record: { type, key, title }, state, change };
}

function missedBy(route: Route, event: BusinessEvent): ExplainedRoute {
  return { kind: 'misses', route: route.id, misses: missLines(patternOf(route), envelopeOf(event)) };
}
