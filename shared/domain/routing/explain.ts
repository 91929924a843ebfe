import { missLines } from '#event-pattern/explain';
import { audienceOf } from './audience.ts';
import { judgeChange } from './change-rule.ts';
import { type BusinessEvent, envelopeOf, type PinnedEvent } from '../event.ts';
import { eventStamp } from '../event-stamp.ts';
import type { Ask } from '../asks/ask.ts';
import type { OpenWindow } from './dedupe.ts';
import { explainOutcome } from './explain-outcome.ts';
import type { RouteFailed } from '../facts/routing-fact.ts';
import type { FieldChange } from '../records/field-change.ts';
import { eventId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { matchingRoutes, patternOf } from './matching.ts';
import type { OpsRecord } from '../records/ops-record.ts';
import { outcomeOf } from '../outcomes/outcome.ts';
import type { Person } from '../people/person.ts';
import type { Planning, PlanTools } from './plan-slot.ts';
import { type ExplainedPerson, explainPeople } from './explain-people.ts';
import { asAsking, explainAsk, type ExplainedAsk } from './explain-ask.ts';
import { asRepeated } from './explain-window.ts';
import { changeRecord, type Changed } from '../records/record-change.ts';
import { fewFirst } from './slices.ts';
import { producerId, sequenceOf } from '../source.ts';
import { type Touched, type TouchedRecord, touchedRecords } from './touched-records.ts';
import { type Route, sourceOf, type Workspace } from '../workspace.ts';

/** What would become of an event, with nothing done: each route of the workspace, in its order. */
export type ExplainedRoute =
  /** `misses` says, line by line, what the event lacks. */
  | { readonly kind: 'misses'; readonly route: string; readonly misses: readonly string[] }
  | { readonly kind: 'failed'; readonly route: string; readonly reason: RouteFailed['reason'] }
  | (ExplainedChange & {
      readonly kind: 'takes';
      /** Empty where the event is superseded: nobody is told then. */
      readonly people: readonly ExplainedPerson[];
      readonly ask?: ExplainedAsk;
    })
  /** The event changes the record, but not as the route asks for: nobody is told. */
  | (ExplainedChange & { readonly kind: 'unchanged'; readonly because: string })
  /** Of an outcome: no record changes. */
  | {
      readonly kind: 'tells';
      readonly route: string;
      readonly record: NamedRecord;
      readonly people: readonly ExplainedPerson[];
    };

interface NamedRecord {
  readonly type: string;
  readonly key: string;
  readonly title: string;
}

interface ExplainedChange {
  readonly route: string;
  readonly record: NamedRecord;
  readonly state: Changed['state'];
  readonly change: readonly FieldChange[];
}

/** One event at one moment, with everything that is known then. */
export interface Explaining {
  /** An outcome of ours with its record, see `withRecord`. */
  readonly event: BusinessEvent;
  /** When the source says that it happened. */
  readonly happenedAt: Instant;
  readonly at: Instant;
  readonly workspace: Workspace;
  /** By the company's ids. */
  readonly people: ReadonlyMap<string, Person>;
  /** By record id. */
  readonly records: ReadonlyMap<string, OpsRecord>;
  /** Of deduplication, by their names. */
  readonly windows: ReadonlyMap<string, OpenWindow>;
  /** About the records, by their ids. Absent: none was asked. */
  readonly asks?: ReadonlyMap<string, readonly Ask[]>;
}

/** The same decisions as when the event is routed, by the same functions. */
export function explain(explaining: Explaining, tools: PlanTools): readonly ExplainedRoute[] {
  const { event, workspace, people, windows, at, asks } = explaining;
  const pinned: PinnedEvent = {
    id: eventId(tools.entropy.sha256, event.source, producerId(event, sourceOf(workspace, event.source))),
    body: event,
    decidedAt: at,
    version: 'explained',
    salt: 'explained',
  };
  const outcome = outcomeOf(event);
  if (outcome !== undefined) return explainOutcome({ pinned, workspace, people, windows }, outcome, tools);
  const touched = touchedBy(event, workspace, tools);
  const explained = new Map<string, ExplainedRoute>();
  const told = new Set<string>();
  for (const { route, reason } of touched.failed)
    explained.set(route.id, { kind: 'failed', route: route.id, reason });
  const tellings = touched.records.flatMap((record) => {
    const changed = changeOf(record, { explaining, pinned, tools });
    return record.routes.map((route) => ({ route, record, changed }));
  });
  const sight = { scope: envelopeOf(event), text: tools.text };
  const inOrder = fewFirst(tellings, ({ route }) => audienceOf(route, workspace, sight).length);
  for (const { route, record, changed } of inOrder) {
    const repeated = asRepeated({ pinned, workspace, route, record: record.id }, windows, tools);
    const planning = asAsking(repeated, asks?.get(record.id) ?? [], tools);
    const tellingOf = () => toldBy(planning, { people, told }, tools);
    explained.set(route.id, takenBy(route, { record, changed }, tellingOf));
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

function takenBy(
  route: Route,
  { record, changed: { state, change } }: { record: TouchedRecord; changed: Changed },
  tellingOf: () => ReturnType<typeof toldBy>,
): ExplainedRoute {
  const { type, key, title } = record.patch;
  const taken = { route: route.id, record: { type, key, title }, state, change };
  if (state === 'superseded') return { kind: 'takes', ...taken, people: [] };
  const asked = judgeChange(route.changed ?? {}, change);
  return asked.kind === 'unchanged' ? { ...taken, ...asked } : { kind: 'takes', ...taken, ...tellingOf() };
}

function toldBy(planning: Planning, known: Parameters<typeof explainPeople>[1], tools: PlanTools) {
  const people = explainPeople(planning, known, tools);
  const ask = explainAsk(planning, people);
  return { people, ...(ask !== undefined && { ask }) };
}

function missedBy(route: Route, event: BusinessEvent): ExplainedRoute {
  return { kind: 'misses', route: route.id, misses: missLines(patternOf(route), envelopeOf(event)) };
}
