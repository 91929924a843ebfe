import type { Hmac } from '../digest.ts';
import { happenedAfter } from '../event-stamp.ts';
import { type FieldChange, fieldChanges, type FieldValues } from './field-change.ts';
import type { Instant } from '../instant.ts';
import type { OpsRecord, RecordPatch } from './ops-record.ts';
import type { Scalar } from '../plain.ts';

export interface Changed {
  readonly record: OpsRecord;
  readonly change: readonly FieldChange[];
  /**
   * `superseded`: events that happened later had written all that this one claims, and the record stays. An event
   * that gives no more than title and url, a comment say, claims nothing that another could overtake.
   */
  readonly state: 'opened' | 'changed' | 'closed' | 'reopened' | 'superseded';
}

export interface Cause {
  readonly patch: RecordPatch;
  /** See `eventStamp`: in each field the greatest stamp wins, in whatever order events come. */
  readonly stamp: string;
  /** When it was decided: what `openedAt` and `closedAt` become. */
  readonly at: Instant;
  readonly salt: string;
  readonly hmac: Hmac;
}

/** What a record becomes by an event. Fields that the event does not name stay as they were. */
export function changeRecord(id: string, before: OpsRecord | undefined, cause: Cause): Changed {
  const writers = writersOf(before);
  const named = namedBy(cause.patch, before);
  const won = new Map([...named].filter(([field]) => (writers.get(field) ?? '') <= cause.stamp));
  const isLate = (field: string) => happenedAfter(writers.get(field) ?? '', cause.stamp);
  const claims = [...named.keys()].filter((field) => field !== '$title' && field !== '$url');
  if (before !== undefined && claims.length > 0 && claims.every(isLate)) {
    return { record: before, change: [], state: 'superseded' };
  }
  for (const field of won.keys()) writers.set(field, cause.stamp);
  const was = valuesOf(before);
  const is = new Map([...was, ...won]);
  const record = recordOf(is, { id, before, cause });
  return {
    record: { ...record, stamps: stampsOf(writers) },
    change: fieldChanges(was, is, cause),
    state: stateOf(before, record),
  };
}

function writersOf(before: OpsRecord | undefined): Map<string, string> {
  const entries = Object.entries(before?.stamps ?? {});
  return new Map(
    entries.flatMap(([stamp, fields]) => fields.map((field): [string, string] => [field, stamp])),
  );
}

function stampsOf(writers: ReadonlyMap<string, string>): OpsRecord['stamps'] {
  return Object.fromEntries(
    [...Map.groupBy(writers, ([, stamp]) => stamp)].map(([stamp, group]) => [
      stamp,
      group.map(([field]) => field),
    ]),
  );
}

/** The fields of a patch. `$closed` is among them only where the event speaks of it, or opens an unknown record. */
function namedBy(
  { title, stage, url, fields, state }: RecordPatch,
  before: OpsRecord | undefined,
): FieldValues {
  const named = new Map<string, Scalar>([...Object.entries(fields), ['$title', title]]);
  if (stage !== undefined) named.set('$stage', stage);
  if (url !== undefined) named.set('$url', url);
  if (state !== undefined || before === undefined) named.set('$closed', state === 'closed');
  return named;
}

/** A map, since a field may be called `constructor`. */
function valuesOf(record: OpsRecord | undefined): FieldValues {
  if (record === undefined) return new Map();
  const { title, stage, url, fields, closedAt } = record;
  const values = new Map<string, Scalar>([...Object.entries(fields), ['$title', title]]);
  if (stage !== undefined) values.set('$stage', stage);
  if (url !== undefined) values.set('$url', url);
  return values.set('$closed', closedAt !== undefined);
}

function recordOf(
  values: FieldValues,
  { id, before, cause }: { id: string; before: OpsRecord | undefined; cause: Cause },
): Omit<OpsRecord, 'stamps'> {
  const { patch, at } = cause;
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const stage = text('$stage');
  const url = text('$url');
  const closed = values.get('$closed') === true;
  const reopened = before?.closedAt !== undefined && !closed;
  return {
    id,
    type: patch.type,
    key: patch.key,
    title: String(values.get('$title')),
    ...(stage !== undefined && { stage }),
    ...(url !== undefined && { url }),
    fields: Object.fromEntries([...values].filter(([name]) => !name.startsWith('$'))),
    branch: before?.branch ?? patch.branch,
    channel: before?.channel ?? patch.channel,
    openedAt: before === undefined || reopened ? at : before.openedAt,
    ...(closed && { closedAt: before?.closedAt ?? at }),
  };
}

function stateOf(before: OpsRecord | undefined, after: Omit<OpsRecord, 'stamps'>): Changed['state'] {
  const closed = after.closedAt !== undefined;
  if (before === undefined) return closed ? 'closed' : 'opened';
  if (before.closedAt === undefined) return closed ? 'closed' : 'changed';
  return closed ? 'changed' : 'reopened';
}
