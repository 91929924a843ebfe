import * as z from 'zod/mini';
import type { Parking } from '#ports/parking';
import { errorFields } from './error-fields.ts';
import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { type BatchHandler, type Shell, inShell, shell } from './shell.ts';
import { Image, type StreamImage } from './stream-image.ts';

export interface StreamStep {
  readonly step: string;
  /** Builds the step's ports: once per cold start, when the first batch comes. */
  readonly build: (around: Shell) => Promise<StreamWork>;
}

export interface StreamWork {
  /** Throws only for surprises: then the stream comes again from this change on. The outcome's fields go to the log. */
  readonly handle: (change: StreamChange) => Promise<LogFields & { readonly kind: string }>;
  /** Takes what cannot be read. */
  readonly parking: Parking;
}

/** One change of an item, `before` and `after` it. */
export type StreamChange =
  | { readonly kind: 'inserted'; readonly after: StreamImage }
  | { readonly kind: 'modified'; readonly before: StreamImage; readonly after: StreamImage }
  | { readonly kind: 'removed'; readonly before: StreamImage };

const Batch = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) })),
});
type Delivery = z.infer<typeof Batch>['Records'][number];

const Change = z.discriminatedUnion('eventName', [
  z.object({ eventName: z.literal('INSERT'), dynamodb: z.object({ NewImage: Image }) }),
  z.object({ eventName: z.literal('MODIFY'), dynamodb: z.object({ OldImage: Image, NewImage: Image }) }),
  z.object({ eventName: z.literal('REMOVE'), dynamodb: z.object({ OldImage: Image }) }),
]);

/**
 * A Lambda handler for a table's stream that reports failures by item. Changes are handled in their order; at the
 * first that fails the batch ends, and the stream comes again from there. What cannot be read is parked and passed.
 */
export function streamHandler(streamStep: StreamStep, around: Shell = shell()): BatchHandler {
  const { step, build } = streamStep;
  const work = once(() => build(around));
  return inShell(step, around, async (event) => {
    const { Records } = Batch.parse(event);
    const built = await work();
    for (const delivery of Records) {
      const done = await handled(delivery, built, { step, ...around });
      if (!done) return { batchItemFailures: [{ itemIdentifier: delivery.dynamodb.SequenceNumber }] };
    }
    return { batchItemFailures: [] };
  });
}

async function handled(
  record: Delivery,
  { handle, parking }: StreamWork,
  { step, log, meter }: Shell & { readonly step: string },
): Promise<boolean> {
  const ids = { step, delivery: record.dynamodb.SequenceNumber };
  log('info', 'change received', ids);
  try {
    const read = Change.safeParse(record);
    if (read.success) {
      log('info', 'change handled', { ...(await handle(changeOf(read.data))), ...ids });
    } else {
      await parking.park(JSON.stringify(record), 'not-a-change');
      meter.count('events-rejected');
      log('warn', 'change parked', { ...ids, reason: 'not-a-change' });
    }
    return true;
  } catch (error) {
    log('error', 'change failed', { ...ids, error: errorFields(error) });
    return false;
  }
}

function changeOf(change: z.infer<typeof Change>): StreamChange {
  switch (change.eventName) {
    case 'INSERT':
      return { kind: 'inserted', after: change.dynamodb.NewImage };
    case 'MODIFY':
      return { kind: 'modified', before: change.dynamodb.OldImage, after: change.dynamodb.NewImage };
    case 'REMOVE':
      return { kind: 'removed', before: change.dynamodb.OldImage };
  }
}
