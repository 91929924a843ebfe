import type { ChangeRule, OutcomeRoute, Route, Workspace } from '#domain/workspace';

import { compileAsk } from './compile-ask.ts';
import { compileConsent } from './compile-consent.ts';
import { compileTelling } from './compile-telling.ts';
import type { Entries } from './entries.ts';
import { readPattern } from './pattern-rules.ts';
import { compileFields } from './record-fields.ts';
import type { OutcomeRouteEntry, RouteEntry } from './schema.ts';
import { parseThreshold } from './threshold.ts';

/** The workspace as it is stored, from entries without problems. */
export function compile(entries: Entries): Workspace {
  const { templates, outcomeRoutes } = entries;
  return {
    branches: entries.branches.map(({ value }) => value),
    channels: entries.channels.map(({ value }) => value),
    templates: templates.map(({ value }) => value),
    routes: entries.routes.map(({ value }) => compileRoute(value, templates)),
    // Left out rather than empty: a workspace without them keeps the version it always had.
    ...(outcomeRoutes.length > 0 && {
      outcomeRoutes: outcomeRoutes.map(({ value }) => compileOutcomeRoute(value, templates)),
    }),
    ...(entries.sources.length > 0 && { sources: entries.sources.map(({ value }) => value) }),
    ...compileConsent(entries),
    ...compileAnswers(entries),
    ...compilePublish(entries),
  };
}

function compileAnswers({ answers }: Entries): Pick<Workspace, 'answers'> {
  const said = Object.entries(answers[0]?.value ?? {});
  return said.length === 0 ? {} : { answers: Object.fromEntries(said) };
}

function compilePublish({ statuses, reasons }: Entries): Pick<Workspace, 'publish'> {
  if (statuses.length === 0 && !reasons) return {};
  return { publish: { ...(statuses.length > 0 && { statuses }), ...(reasons && { reasons }) } };
}

function compileRoute(entry: RouteEntry, templates: Entries['templates']): Route {
  const { id, when, record, changed, ask, endsAsks } = entry;
  const outcome = readPattern(when);
  const telling = compileTelling(entry, templates);
  const channel = record.channel ?? telling.tell[0]?.channel;
  if (outcome.kind === 'refused' || channel === undefined) throw new Error(`route ${id} has problems`);
  const { fields: _, ...named } = record;
  return {
    ...telling,
    when: outcome.pattern,
    record: { ...named, ...compileFields(record), channel },
    ...(changed !== undefined && { changed: compileChange(changed) }),
    ...(ask !== undefined && { ask: compileAsk(ask) }),
    ...(endsAsks !== undefined && { endsAsks: [endsAsks].flat() }),
  };
}

function compileChange({
  entering,
  leaving,
  field,
  by: written,
}: NonNullable<RouteEntry['changed']>): ChangeRule {
  const by = written === undefined ? undefined : parseThreshold(written);
  return {
    ...(entering !== undefined && { entering: [entering].flat() }),
    ...(leaving !== undefined && { leaving: [leaving].flat() }),
    ...(field !== undefined && { field: [field].flat() }),
    ...(by !== undefined && { by }),
  };
}

function compileOutcomeRoute(entry: OutcomeRouteEntry, templates: Entries['templates']): OutcomeRoute {
  const { outcome, route } = entry.on;
  return {
    ...compileTelling(entry, templates),
    on: { outcome: [outcome].flat(), ...(route !== undefined && { route: [route].flat() }) },
  };
}
