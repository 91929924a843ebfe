import { type BusinessEvent, isOurs } from '../event.ts';
import { recordIn } from './outcome-detail.ts';
import type { OpsRecord } from '../records/ops-record.ts';
import { isPlainObject, type Plain, type PlainObject } from '../plain.ts';

/** An event of ours as it is pinned: what came of a route, and the record that it is about. */
export interface ToldOutcome {
  /** The detail type. */
  readonly name: string;
  /** The route whose outcome it is. */
  readonly route: string;
  /** Id of the record. */
  readonly record: string;
  /** What a text can see: `outcome`, the event's detail, and `record`, as it was at first sight. */
  readonly scope: PlainObject;
  /** How the record is called; absent where there is no such record. */
  readonly about?: { readonly type: string; readonly key: string; readonly title: string };
}

/** Id of the record that an event of ours speaks of. Undefined for the events of all other systems. */
export function recordOfOutcome({ source, detail }: BusinessEvent): string | undefined {
  return isOurs(source) ? recordIn(detail) : undefined;
}

/**
 * An outcome together with its record as it is now. The two are pinned as one: a message that is planned again must
 * find the texts it was planned with, whatever became of the record meanwhile.
 */
export function withRecord(event: BusinessEvent, record: OpsRecord | undefined): BusinessEvent {
  return {
    ...event,
    detail: { outcome: event.detail, record: record === undefined ? null : seenOf(record) },
  };
}

/** Reads what `withRecord` has made. Undefined for the events of all other systems. */
export function outcomeOf({ source, detailType, detail }: BusinessEvent): ToldOutcome | undefined {
  const { outcome, record } = detail;
  if (!isOurs(source) || !isPlainObject(outcome)) return undefined;
  return {
    name: detailType,
    route: textOf(outcome['route']),
    record: recordIn(outcome),
    scope: detail,
    ...(isPlainObject(record) && {
      about: { type: textOf(record['type']), key: textOf(record['key']), title: textOf(record['title']) },
    }),
  };
}

function seenOf({ type, key, title, stage, url, fields }: OpsRecord): PlainObject {
  return {
    type,
    key,
    title,
    fields,
    ...(stage !== undefined && { stage }),
    ...(url !== undefined && { url }),
  };
}

function textOf(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}
