import * as z from 'zod';

/** An event on its way to the bus, as its author wrote it. */
export interface EventEntry {
  /** `FILE`, or `FILE[2]` for one of several, counted from 1. */
  readonly place: string;
  readonly source: string;
  readonly detailType: string;
  /** JSON. */
  readonly detail: string;
  readonly time?: Date | undefined;
  readonly resources?: readonly string[] | undefined;
}

export type EntriesOutcome =
  | { readonly kind: 'entries'; readonly entries: readonly EventEntry[] }
  /** Each says where, what, and what to do. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

const filled = z.string().min(1);
const time = z.iso.datetime({ offset: true, error: 'write a time such as 2026-11-22T09:30:00Z' });
const detail = z.record(z.string(), z.unknown(), { error: 'write a JSON object' });
/** What EventBridge adds on delivery: whoever saved an event from a queue may send it again as it is. */
const added = { id: z.unknown(), version: z.unknown(), account: z.unknown(), region: z.unknown() };

const AsDelivered = z
  .strictObject({
    source: filled,
    'detail-type': filled,
    detail,
    time: time.optional(),
    resources: z.array(z.string()).optional(),
    ...z.object(added).partial().shape,
  })
  .transform((event) => ({
    ...event,
    detailType: event['detail-type'],
    detail: JSON.stringify(event.detail),
  }));

const AsPut = z
  .strictObject({
    Source: filled,
    DetailType: filled,
    Detail: z.union([z.string(), detail]),
    Time: time.optional(),
    Resources: z.array(z.string()).optional(),
  })
  .transform(({ Source, DetailType, Detail, Time, Resources }) => ({
    source: Source,
    detailType: DetailType,
    detail: typeof Detail === 'string' ? Detail : JSON.stringify(Detail),
    time: Time,
    resources: Resources,
  }));

/** Reads events from a JSON object, a JSON array, or one JSON object a line. */
export function readEntries(file: string, text: string): EntriesOutcome {
  const values = valuesOf(text);
  if (values === undefined) return refused(`${file}: neither JSON nor one JSON object a line`);
  if (values.length === 0) return refused(`${file}: no event in it`);
  const place = (index: number) => (values.length === 1 ? file : `${file}[${index + 1}]`);
  const read = values.map((value, index) => readEntry(value, place(index)));
  const problems = read.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.problems : []));
  if (problems.length > 0) return { kind: 'refused', problems };
  return {
    kind: 'entries',
    entries: read.flatMap((outcome) => (outcome.kind === 'entries' ? outcome.entries : [])),
  };
}

function readEntry(value: unknown, place: string): EntriesOutcome {
  const capital = typeof value === 'object' && value !== null && 'Source' in value;
  const read = (capital ? AsPut : AsDelivered).safeParse(value);
  if (!read.success) {
    return refused(
      ...read.error.issues.map(({ path, message }) => `${place}: ${path.join('.') || 'event'}: ${message}`),
    );
  }
  const { source, detailType, detail: json, time: when, resources } = read.data;
  return {
    kind: 'entries',
    entries: [
      { place, source, detailType, detail: json, time: when ? new Date(when) : undefined, resources },
    ],
  };
}

function refused(...problems: readonly string[]): EntriesOutcome {
  return { kind: 'refused', problems };
}

function valuesOf(text: string): readonly unknown[] | undefined {
  const whole = jsonOf(text);
  if (whole !== undefined) return Array.isArray(whole.value) ? whole.value : [whole.value];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(jsonOf).filter((line) => line !== undefined);
  return values.length === lines.length ? values.map(({ value }) => value) : undefined;
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
