import * as z from 'zod/mini';
import type { Parking } from '#ports/parking';
import { errorFields } from './error-fields.ts';
import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { type BatchHandler, type Shell, inShell, shell } from './shell.ts';
import { type StreamChange, type StreamRecord, ageOf, changeIn } from './stream-change.ts';

export interface StreamStep {
  readonly step: string;
  /** Builds the step's ports: once per cold start, when the first batch comes. */
  readonly build: (around: Shell) => Promise<StreamWork>;
  readonly now?: () => number;
}

export interface StreamWork {
  /** Answers for the changes in their order, up to the first that is to come again. */
  readonly handle: (changes: readonly StreamChange[]) => Promise<readonly ChangeOutcome[]>;
  /** Takes, whole, what can never be handled. */
  readonly parking: Parking;
}

export type ChangeOutcome =
  /** The fields go to the log. */
  | { readonly becomes: 'done'; readonly fields: LogFields & { readonly kind: string } }
  /** Nothing that may happen later helps it. */
  | { readonly becomes: 'parked'; readonly reason: string }
  | { readonly becomes: 'again'; readonly error: unknown };

const Batch = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) })),
});

/**
 * How long a change is tried. The stream forgets it after 24 hours, and its mapping would hand on no more than its
 * place there: a change that is older than this and fails once more is parked whole.
 */
const patienceMs = 12 * 60 * 60 * 1000;

/**
 * A Lambda handler for a table's stream that reports failures by item. What can never be handled is parked and
 * passed; at the first change that fails for a reason that may pass, the batch ends, and the stream comes again from
 * there.
 */
export function streamHandler(streamStep: StreamStep, around: Shell = shell()): BatchHandler {
  const { step, build, now = Date.now } = streamStep;
  const work = once(() => build(around));
  return inShell(step, around, async (event) => {
    const { Records } = Batch.parse(event);
    const built = await work();
    const outcomes = await outcomesOf(Records, built);
    for (const [index, record] of Records.entries()) {
      const outcome = impatient(record, outcomes[index] ?? unanswered, now());
      const done = await settled({ record, outcome }, built.parking, { step, ...around });
      if (!done) return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
    }
    return { batchItemFailures: [] };
  });
}

const unanswered: ChangeOutcome = { becomes: 'again', error: new Error('a change before it failed') };

/** Of each record, in order: those that can be read as the step says, the others are for the parking. */
async function outcomesOf(
  records: readonly StreamRecord[],
  { handle }: StreamWork,
): Promise<readonly ChangeOutcome[]> {
  const changes = records.map(changeIn);
  const readable = changes.flatMap((change) => change ?? []);
  const answers = await answersOf(readable, handle);
  let next = 0;
  return changes.map((change) =>
    change === undefined ? { becomes: 'parked', reason: 'not-a-change' } : (answers[next++] ?? unanswered),
  );
}

async function answersOf(
  changes: readonly StreamChange[],
  handle: StreamWork['handle'],
): Promise<readonly ChangeOutcome[]> {
  try {
    return changes.length === 0 ? [] : await handle(changes);
  } catch (error) {
    return changes.map(() => ({ becomes: 'again', error }));
  }
}

function impatient(record: StreamRecord, outcome: ChangeOutcome, now: number): ChangeOutcome {
  if (outcome.becomes !== 'again' || ageOf(record, now) < patienceMs) return outcome;
  return { becomes: 'parked', reason: 'given-up' };
}

/** False: the stream is to come again from this record on. */
async function settled(
  { record, outcome }: { readonly record: StreamRecord; readonly outcome: ChangeOutcome },
  parking: Parking,
  { step, log, meter }: Shell & { readonly step: string },
): Promise<boolean> {
  const ids = { step, delivery: record.dynamodb.SequenceNumber };
  log('info', 'change received', ids);
  try {
    if (outcome.becomes === 'again') throw outcome.error;
    if (outcome.becomes === 'done') log('info', 'change handled', { ...outcome.fields, ...ids });
    else {
      const { reason } = outcome;
      await parking.park(JSON.stringify(record), reason);
      meter.count('events-rejected');
      log('warn', 'change parked', { ...ids, reason });
    }
    return true;
  } catch (error) {
    log('error', 'change failed', { ...ids, error: errorFields(error) });
    return false;
  }
}
