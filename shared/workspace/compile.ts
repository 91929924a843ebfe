import type { Route, Workspace } from '#domain/workspace';

import { parseDuration } from './duration.ts';
import type { Entries } from './entries.ts';
import { readPattern } from './pattern-rules.ts';
import type { RouteEntry } from './schema.ts';
import { parametersOfTemplate } from './template-rules.ts';

type TellEntry = RouteEntry['tell'][number];

/** The workspace as it is stored, from entries without problems. */
export function compile(entries: Entries): Workspace {
  return {
    branches: entries.branches.map(({ value }) => value),
    channels: entries.channels.map(({ value }) => value),
    templates: entries.templates.map(({ value }) => value),
    routes: entries.routes.map(({ value }) => compileRoute(value, entries.templates)),
    // Left out rather than empty: a workspace without sources keeps the version it always had.
    ...(entries.sources.length > 0 && { sources: entries.sources.map(({ value }) => value) }),
  };
}

function compileRoute(
  { id, when, record, tell, notAfter }: RouteEntry,
  templates: Entries['templates'],
): Route {
  const outcome = readPattern(when);
  const channel = record.channel ?? tell[0]?.channel;
  if (outcome.kind === 'refused' || channel === undefined) throw new Error(`route ${id} has problems`);
  const span = notAfter === undefined ? undefined : parseDuration(notAfter);
  return {
    id,
    when: outcome.pattern,
    record: { ...record, channel },
    tell: tell.map((entry) => inOrder(entry, templates)),
    ...(span !== undefined && { notAfter: span }),
  };
}

/** The parameters in the order in which the template names them. */
function inOrder(tell: TellEntry, templates: Entries['templates']): TellEntry {
  const template = templates.find(({ value }) => value.id === tell.template)?.value;
  const names = template === undefined ? [] : parametersOfTemplate(template);
  return { ...tell, with: Object.fromEntries(names.map((name) => [name, tell.with[name] ?? ''])) };
}
