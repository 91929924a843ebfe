import * as z from 'zod/mini';
import { isTooDeep } from './business-event.ts';
import { DeliveryId } from './delivery-id.ts';
import type { JsonObject } from './envelope.ts';
import { type Parsed, check, jsonOf } from './parsed.ts';

/** One event as a system outside AWS hands it in. */
export interface PostedEvent {
  readonly detailType: string;
  readonly detail: JsonObject;
  /** ISO 8601; absent: the moment of its arrival. */
  readonly time?: string;
  /** The producer's own id, if the event carries one. */
  readonly id?: string;
}

/** What one request holds. An event of a batch that cannot be read does not touch the others. */
export interface Posted {
  readonly isBatch: boolean;
  readonly events: readonly Parsed<PostedEvent, PostedProblem>[];
}

export type PostedProblem = 'not-json' | 'not-an-event' | 'too-deep' | 'too-large';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const longestDetailType = 128;
/** The bus takes 1 MiB with all that it adds, and so does the queue behind it. */
const largestDetailBytes = 1024 * 1024 - 8 * 1024;

const Event = z.object({
  'detail-type': z.string().check(z.minLength(1), z.maxLength(longestDetailType)),
  detail: z.custom<JsonObject>(isObject),
  // EventBridge counts seconds from 1970.
  time: z.exactOptional(z.iso.datetime({ offset: true }).check(z.refine((text) => Date.parse(text) >= 0))),
  id: z.exactOptional(DeliveryId),
});

/** Reads the body of a request by Standard Webhooks: one event, a list of them, or `{ "events": [...] }`. */
export function parsePostedEvents(body: string): Parsed<Posted, PostedProblem> {
  const json = jsonOf(body);
  if (json === undefined) return { kind: 'problem', reason: 'not-json' };
  const batch = listIn(json.value);
  return {
    kind: 'parsed',
    value: { isBatch: batch !== undefined, events: (batch ?? [json.value]).map(eventOf) },
  };
}

/** Reads the body of a GitHub webhook: the payload is the detail, whatever it holds. */
export function parseGithubPayload(body: string, detailType: string): Parsed<Posted, PostedProblem> {
  const json = jsonOf(body);
  if (json === undefined) return { kind: 'problem', reason: 'not-json' };
  const event = eventOf({ 'detail-type': detailType, detail: json.value });
  return { kind: 'parsed', value: { isBatch: false, events: [event] } };
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || 'type' in value || 'detail-type' in value) return undefined;
  return Array.isArray(value['events']) ? value['events'] : undefined;
}

/** An event in EventBridge's words (`detail-type`, `detail`, `time`) or in those of Standard Webhooks (`type`, `data`, `timestamp`). */
function eventOf(value: unknown): Parsed<PostedEvent, PostedProblem> {
  if (!isObject(value)) return { kind: 'problem', reason: 'not-an-event' };
  const given = {
    'detail-type': value['detail-type'] ?? value['type'],
    detail: value['detail'] ?? value['data'],
    time: value['time'] ?? value['timestamp'] ?? undefined,
    id: value['id'] ?? undefined,
  };
  const present = Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined));
  const read = check(Event, present, 'not-an-event');
  if (read.kind === 'problem') return read;
  const { 'detail-type': detailType, ...rest } = read.value;
  const { detail } = rest;
  if (isTooDeep(detail)) return { kind: 'problem', reason: 'too-deep', field: 'detail' };
  if (Buffer.byteLength(JSON.stringify(detail)) > largestDetailBytes) {
    return { kind: 'problem', reason: 'too-large', field: 'detail' };
  }
  return { kind: 'parsed', value: { ...rest, detailType } };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
