import { audienceOf } from './audience.ts';
import { windowOf } from './dedupe.ts';
import { type BusinessEvent, envelopeOf } from '../event.ts';
import { matchingRoutes } from './matching.ts';
import { outcomeOf, type ToldOutcome } from '../outcomes/outcome.ts';
import { outcomeRoutesOf } from './outcome-routes.ts';
import type { Person } from '../people/person.ts';
import type { PlanTools } from './plan-slot.ts';
import { idsToFind, managersToFind } from './reached.ts';
import { touchedRecords } from './touched-records.ts';
import type { Telling, Workspace } from '../workspace.ts';

/** What has to be known to explain an event. Ids of people are the company's. */
interface Needs {
  readonly people: readonly string[];
  readonly records: readonly string[];
  /** Names of windows of deduplication. */
  readonly windows: readonly string[];
  /** Once those people are found: whoever else then has to be. */
  readonly managersOf: (people: ReadonlyMap<string, Person>) => readonly string[];
}

interface Asked {
  /** An outcome of ours with its record, see `withRecord`. */
  readonly event: BusinessEvent;
  readonly workspace: Workspace;
}

/** A route that tells of the event, and of which record. */
interface Told {
  readonly route: Telling;
  readonly record: string;
}

export function needsOf({ event, workspace }: Asked, tools: PlanTools): Needs {
  const outcome = outcomeOf(event);
  const told = outcome === undefined ? ofEvent(event, workspace, tools) : ofOutcome(outcome, workspace);
  const scope = outcome?.scope ?? envelopeOf(event);
  const sight = { scope, text: tools.text };
  const addressees = told.flatMap(({ route }) => audienceOf(route, workspace, sight));
  const naming = { sha256: tools.entropy.sha256, text: tools.text };
  return {
    people: idsToFind(addressees),
    records: outcome === undefined ? [...new Set(told.map(({ record }) => record))] : [],
    windows: told.flatMap((one) => windowOf({ ...one, scope }, naming) ?? []),
    managersOf: (people) => managersToFind(addressees, people),
  };
}

function ofEvent(event: BusinessEvent, workspace: Workspace, { entropy, text }: PlanTools): readonly Told[] {
  const routes = matchingRoutes(workspace, event);
  const naming = { sha256: entropy.sha256, text };
  const { records } = touchedRecords(routes, { workspace, scope: envelopeOf(event) }, naming);
  return records.flatMap((record) => record.routes.map((route) => ({ route, record: record.id })));
}

function ofOutcome(outcome: ToldOutcome, workspace: Workspace): readonly Told[] {
  return outcomeRoutesOf(workspace, outcome).map((route) => ({ route, record: outcome.record }));
}
