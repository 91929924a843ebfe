import type { Sha256 } from '../digest.ts';
import { fieldNumber } from '../records/field-number.ts';
import { recordId } from '../identity.ts';
import type { RecordPatch } from '../records/ops-record.ts';
import type { PlainObject } from '../plain.ts';
import type { TextRenderer } from '../texts/text.ts';
import { findById, type Route, type Workspace } from '../workspace.ts';

/** What the matching routes of one event say about records: one entry per record, however many routes name it. */
export interface Touched {
  readonly records: readonly TouchedRecord[];
  readonly failed: readonly FailedRoute[];
}

export interface TouchedRecord {
  readonly id: string;
  readonly patch: RecordPatch;
  readonly routes: readonly Route[];
}

interface FailedRoute {
  readonly route: Route;
  readonly reason: 'record-key-empty' | 'text-not-renderable';
}

export interface NamingTools {
  readonly sha256: Sha256;
  readonly text: TextRenderer;
}

/** Names the records and what becomes of them. Where two routes name the same record, the later route's texts win. */
export function touchedRecords(
  routes: readonly Route[],
  { workspace, scope }: { workspace: Workspace; scope: PlainObject },
  tools: NamingTools,
): Touched {
  const records = new Map<string, TouchedRecord>();
  const failed: FailedRoute[] = [];
  for (const route of routes) {
    const patch = patchOf(route, { workspace, scope }, tools.text);
    if (typeof patch === 'string') {
      failed.push({ route, reason: patch });
      continue;
    }
    const id = recordId(tools.sha256, patch.type, patch.key);
    records.set(id, joined(records.get(id), { id, patch, routes: [route] }));
  }
  return { records: [...records.values()], failed };
}

function joined(before: TouchedRecord | undefined, next: TouchedRecord): TouchedRecord {
  if (before === undefined) return next;
  const patch: RecordPatch = {
    ...before.patch,
    ...next.patch,
    fields: { ...before.patch.fields, ...next.patch.fields },
    channel: before.patch.channel,
    branch: before.patch.branch,
  };
  return { id: next.id, patch, routes: [...before.routes, ...next.routes] };
}

function patchOf(
  route: Route,
  { workspace, scope }: { workspace: Workspace; scope: PlainObject },
  text: TextRenderer,
): RecordPatch | FailedRoute['reason'] {
  const { type, key, title, stage, url, fields, numbers, channel, close, reopen } = route.record;
  const texts = rendered({ key, title, stage, url }, scope, text);
  const values = rendered({ ...fields }, scope, text);
  const counts = rendered({ ...numbers }, scope, text);
  if (texts === undefined || values === undefined || counts === undefined) return 'text-not-renderable';
  if (!texts['key']) return 'record-key-empty';
  return {
    type,
    key: texts['key'],
    title: texts['title'] || texts['key'],
    ...(texts['stage'] && { stage: texts['stage'] }),
    ...(texts['url'] && { url: texts['url'] }),
    fields: { ...values, ...numbersOf(counts) },
    branch: findById(workspace.channels, channel).branch,
    channel,
    ...(close === true && { state: 'closed' as const }),
    ...(reopen === true && { state: 'open' as const }),
  };
}

function numbersOf(texts: { readonly [name: string]: string }): { readonly [name: string]: number | null } {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fieldNumber(text)]));
}

function rendered(
  texts: { readonly [name: string]: string | undefined },
  scope: PlainObject,
  text: TextRenderer,
): { readonly [name: string]: string } | undefined {
  const values: [string, string][] = [];
  for (const [name, template] of Object.entries(texts)) {
    if (template === undefined) continue;
    const outcome = text.render(template, scope);
    if (outcome.kind === 'failed') return undefined;
    values.push([name, outcome.text.trim()]);
  }
  return Object.fromEntries(values);
}
