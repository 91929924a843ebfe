import {
  EventBridgeClient,
  EventBridgeServiceException,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { type ClientPlace, clientSettings } from '../aws/client-settings.ts';
import { type EntryOutcome, pauseWithJitter, putAll } from '../aws/put-all.ts';

/** A client whose every call ends. Region, credentials and endpoint (`AWS_ENDPOINT_URL_EVENTBRIDGE`) come from the environment where not given. */
export function eventBridgeClient(config: ClientPlace = {}): EventBridgeClient {
  return new EventBridgeClient({ ...clientSettings, ...config });
}

/** Asking again does not help. Every other code is a fault of the moment. */
const lasting: ReadonlySet<string> = new Set([
  'InvalidArgument',
  'MalformedDetail',
  'NotAuthorizedForSource',
  'NotAuthorizedForSourceException',
  'NotAuthorizedForDetailTypeException',
  'AccessDeniedException',
  'InvalidAccountIdException',
  'ResourceNotFoundException',
]);

/** What is the event's own fault. All else, a missing permission too, is ours: it may be taken later. */
const ownFault: ReadonlySet<string> = new Set(['InvalidArgument', 'MalformedDetail']);

/** What became of an entry, for whoever put it. */
export function judged(outcome: EntryOutcome) {
  if (outcome.kind === 'taken') return { kind: 'taken' } as const;
  return { kind: ownFault.has(outcome.code) ? 'refused' : 'failed', code: outcome.code } as const;
}

/**
 * Puts entries on their buses, ten a call, and tells for each what became of it: PutEvents answers 200 also when it
 * took none. What fails for a passing reason is put again, up to three times. Throws when the bus cannot be reached.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function putEvents(
  client: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
  pause = pauseWithJitter,
): Promise<readonly EntryOutcome[]> {
  return putAll(entries, { put: (batch) => putBatch(client, batch), sizeOf, pause });
}

async function putBatch(
  client: EventBridgeClient,
  batch: readonly PutEventsRequestEntry[],
): Promise<readonly EntryOutcome[]> {
  try {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: [...batch] }));
    return Entries.map(outcomeOf);
  } catch (error) {
    if (!(error instanceof EventBridgeServiceException) || error.$fault !== 'client') throw error;
    const { name: code, message } = error;
    return batch.map(() => ({ kind: 'failed', code, message, again: false }));
  }
}

function outcomeOf({ EventId, ErrorCode, ErrorMessage = '' }: PutEventsResultEntry): EntryOutcome {
  if (EventId) return { kind: 'taken', id: EventId };
  const code = ErrorCode ?? 'Unknown';
  return { kind: 'failed', code, message: ErrorMessage, again: !lasting.has(code) };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
function sizeOf(entry: PutEventsRequestEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), entry.Time ? 14 : 0);
}
