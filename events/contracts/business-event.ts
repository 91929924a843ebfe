import { deliveryIdIn } from './delivery-id.ts';
import { Envelope, type Json, type JsonObject } from './envelope.ts';
import { outcomes } from './outcomes.ts';
import { type Parsed, check, jsonOf } from './parsed.ts';

/** Any event of a business system, whose `detail` is its own affair; or an outcome of ours of which a route can tell. */
export interface BusinessEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  /** ISO 8601, as it came. */
  readonly time: string;
  /** The producer's own, where the event carries one; else the envelope's, which is another at each try. */
  readonly id: string;
}

/** Deeper than this nothing is looked into; no system means anything by it. */
const deepest = 100;

/** Reads an event from the body of a queue message, in which EventBridge delivers its envelope as JSON. */
export function parseBusinessEvent(body: string): Parsed<BusinessEvent> {
  const json = jsonOf(body);
  if (json === undefined) return { kind: 'problem', reason: 'not-json' };
  const read = check(Envelope, json.value, 'not-an-envelope');
  if (read.kind === 'problem') return read;
  const { source, time, detail, 'detail-type': detailType, resources = [] } = read.value;
  if (source.startsWith('chasqui.')) return parseOutcome(read.value);
  const id = deliveryIdIn(resources) ?? read.value.id;
  if (isTooDeep(detail)) return { kind: 'problem', reason: 'too-deep', field: 'detail' };
  return { kind: 'parsed', value: { source, detailType, detail, time, id } };
}

/**
 * The bus hands on those of our own events of which a route can tell. Should another come all the same, taking it could
 * go round in circles. Its id is that of the fact: the same fact, published twice, comes in two envelopes.
 */
function parseOutcome(envelope: Envelope): Parsed<BusinessEvent> {
  const { source, time, 'detail-type': detailType } = envelope;
  const contract = outcomes.find((one) => one.source === source && one.detailType === detailType);
  if (contract === undefined) return { kind: 'problem', reason: 'our-own-event' };
  const read = contract.parse(envelope);
  if (read.kind === 'problem') return read;
  return { kind: 'parsed', value: { source, detailType, detail: read.value, time, id: read.value.fact } };
}

/** Level by level, since a recursion would end where the stack does. */
export function isTooDeep(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
