import * as z from 'zod';
import type { JsonObject } from '#event-pattern/json';
import { isPlainObject } from '../intrinsics.ts';
import { Refusal } from '../refusal.ts';
import { type BusPlan, defaultBus, type RulePlan } from '../resources/event-rule.ts';
import type { Answer } from './aws-front.ts';

export interface PutEventsPorts {
  readonly account: string;
  readonly region: string;
  /** Puts one event on the queue with this ARN; throws where the queue does not take it. */
  deliver(queueArn: string, event: string): Promise<void>;
  now(): Date;
  newId(): string;
}

const Entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default(defaultBus),
  Resources: z.array(z.string()).default([]),
  /** Seconds, as the protocol writes times; to the end of the year 9999. */
  Time: z.number().min(0).max(253_402_300_799).optional(),
});
const Input = z.object({ Entries: z.array(Entry).min(1) });
type Entry = z.output<typeof Entry>;

type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

const maxEntries = 10;
const maxBytes = 1024 * 1024;

/**
 * `PutEvents` for the buses and rules of a template: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * An accepted event is on the queues of every rule that matches it; where a queue does not take it, its entry fails.
 * One thing is let through that AWS would not: an event with a source of AWS, on the default bus.
 */
export function putEvents(buses: readonly BusPlan[], rules: readonly RulePlan[], ports: PutEventsPorts) {
  const known = new Set([defaultBus, ...buses.map((bus) => bus.name)]);
  for (const target of rules.flatMap(({ targets }) => targets)) {
    if (target.kind === 'queue' || known.has(target.name)) continue;
    throw new Refusal(`A rule hands events on to the bus ${target.name}, which the template does not have.`);
  }
  return async (input: unknown): Promise<Answer> => {
    const parsed = Input.safeParse(input);
    if (!parsed.success)
      return invalid('1 validation error detected: the input has no valid list of Entries.');
    const { Entries: entries } = parsed.data;
    if (entries.length > maxEntries) {
      return invalid(
        "1 validation error detected: Value at 'entries' failed to satisfy constraint: " +
          `Member must have length less than or equal to ${maxEntries}`,
      );
    }
    if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > maxBytes) {
      return invalid('Total size of the entries in the request is over the limit.');
    }
    const results: EntryResult[] = [];
    for (const entry of entries) {
      results.push(problemOf(entry, known) ?? (await publish(entry, rules, ports)));
    }
    const failed = results.filter((result) => 'ErrorCode' in result).length;
    return { kind: 'result', body: { FailedEntryCount: failed, Entries: results } };
  };
}

function invalid(message: string): Answer {
  return { kind: 'error', type: 'ValidationException', message };
}

/** As AWS counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
function sizeOf({ Source, DetailType, Detail, Resources, Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return bytes + (Time === undefined ? 0 : 14);
}

function problemOf(entry: Entry, buses: ReadonlySet<string>): EntryResult | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name] === undefined || entry[name] === '') {
      return failure(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
    }
  }
  const bus = busName(entry);
  // AWS itself puts such events on the default bus. Here nobody else is there to do it, so anybody may.
  if (entry.Source?.startsWith('aws.') === true && bus !== defaultBus) {
    return failure('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  if (!isEventDetail(entry.Detail ?? '')) return failure('MalformedDetail', 'Detail is malformed.');
  if (buses.has(bus)) return undefined;
  return failure('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
}

function failure(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage };
}

function isEventDetail(text: string): boolean {
  try {
    const detail: unknown = JSON.parse(text);
    // What is nested too deep to be written again throws here, and not in the middle of a delivery.
    return isPlainObject(detail) && JSON.stringify(detail) !== undefined;
  } catch {
    return false;
  }
}

/** A bus may be named by its ARN. */
function busName({ EventBusName: name }: Entry): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

async function publish(
  entry: Entry,
  rules: readonly RulePlan[],
  ports: PutEventsPorts,
): Promise<EntryResult> {
  const id = ports.newId();
  const time = entry.Time === undefined ? ports.now() : new Date(entry.Time * 1000);
  const event: JsonObject = {
    version: '0',
    id,
    'detail-type': entry.DetailType ?? '',
    source: entry.Source ?? '',
    account: ports.account,
    // EventBridge keeps whole seconds.
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: ports.region,
    resources: entry.Resources,
    detail: JSON.parse(entry.Detail ?? '{}'),
  };
  const body = narrow(JSON.stringify(event));
  try {
    const queues = queuesOf(busName(entry), event, rules);
    await Promise.all(queues.map((queue) => ports.deliver(queue, body)));
  } catch {
    return failure('InternalFailure', 'A queue behind the bus did not take the event.');
  }
  return { EventId: id };
}

/** The queues behind a bus that the event reaches, also by way of another bus: there it is the same event, id and all. */
function queuesOf(bus: string, event: JsonObject, rules: readonly RulePlan[]): readonly string[] {
  return rules
    .filter((rule) => rule.bus === bus && rule.pattern.matches(event))
    .flatMap(({ targets }) => targets)
    .flatMap((target) => (target.kind === 'queue' ? [target.arn] : queuesOf(target.name, event, rules)));
}

/**
 * The same JSON with characters beyond U+FFFD as escapes: the local SQS refuses an emoji in a body, and AWS, too,
 * refuses U+FFFE and U+FFFF.
 */
function narrow(json: string): string {
  return json.replace(/[\ud800-\udfff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
