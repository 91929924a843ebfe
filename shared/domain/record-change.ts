import { type Hmac, saltedDigest } from './digest.ts';
import type { Instant } from './instant.ts';
import type { OpsRecord, RecordPatch } from './ops-record.ts';
import type { ExactValue } from './pattern.ts';

/**
 * One field before and after. Stages, numbers, booleans and null stand as they are; other texts as salted
 * digests, since the ledger holds no content. Absent means that the field was not there.
 */
export interface FieldChange {
  readonly field: string;
  readonly before?: ExactValue;
  readonly after?: ExactValue;
}

export interface Changed {
  readonly record: OpsRecord;
  readonly change: readonly FieldChange[];
  readonly state: 'opened' | 'changed' | 'closed' | 'reopened';
}

/** What a record becomes by a patch. Fields that the patch does not name stay as they were. */
export function changeRecord(id: string, before: OpsRecord | undefined, cause: Cause): Changed {
  const { patch, at } = cause;
  const stage = patch.stage ?? before?.stage;
  const url = patch.url ?? before?.url;
  const record: OpsRecord = {
    id,
    type: patch.type,
    key: patch.key,
    title: patch.title,
    ...(stage !== undefined && { stage }),
    ...(url !== undefined && { url }),
    fields: { ...before?.fields, ...patch.fields },
    branch: before?.branch ?? patch.branch,
    channel: before?.channel ?? patch.channel,
    openedAt: openedAt(before, patch, at),
    ...(patch.close && { closedAt: before?.closedAt ?? at }),
  };
  return { record, change: fieldChanges(before, record, cause), state: stateAfter(before, patch) };
}

export interface Cause {
  readonly patch: RecordPatch;
  readonly at: Instant;
  readonly salt: string;
  readonly hmac: Hmac;
}

function openedAt(before: OpsRecord | undefined, patch: RecordPatch, at: Instant): Instant {
  if (before === undefined) return at;
  return before.closedAt !== undefined && !patch.close ? at : before.openedAt;
}

function stateAfter(before: OpsRecord | undefined, patch: RecordPatch): Changed['state'] {
  if (before === undefined) return patch.close ? 'closed' : 'opened';
  if (before.closedAt === undefined) return patch.close ? 'closed' : 'changed';
  return patch.close ? 'changed' : 'reopened';
}

function fieldChanges(before: OpsRecord | undefined, after: OpsRecord, cause: Cause): FieldChange[] {
  const was = judged(before);
  const is = judged(after);
  return Object.keys({ ...was, ...is })
    .filter((field) => was[field] !== is[field])
    .map((field) => ({
      field,
      ...told('before', field, { value: was[field], cause }),
      ...told('after', field, { value: is[field], cause }),
    }));
}

function judged(record: OpsRecord | undefined): { readonly [field: string]: ExactValue | undefined } {
  if (record === undefined) return {};
  return { ...record.fields, $title: record.title, $stage: record.stage, $url: record.url };
}

function told<S extends 'before' | 'after'>(
  side: S,
  field: string,
  { value, cause }: { value: ExactValue | undefined; cause: Cause },
): { readonly [K in S]?: ExactValue } {
  if (value === undefined) return {};
  const open = field === '$stage' || typeof value !== 'string';
  const fact = open ? value : saltedDigest(cause.hmac, cause.salt, value);
  const entry: { [K in S]?: ExactValue } = {};
  entry[side] = fact;
  return entry;
}
