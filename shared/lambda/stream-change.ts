import * as z from 'zod/mini';
import { Image, type StreamImage } from './stream-image.ts';

/** One change of an item, `before` and `after` it. */
export type StreamChange =
  | { readonly kind: 'inserted'; readonly after: StreamImage }
  | { readonly kind: 'modified'; readonly before: StreamImage; readonly after: StreamImage }
  | { readonly kind: 'removed'; readonly before: StreamImage };

/** A record of a stream, as far as every record has it. */
export interface StreamRecord {
  readonly dynamodb: { readonly SequenceNumber: string; readonly [field: string]: unknown };
}

const Change = z.discriminatedUnion('eventName', [
  z.object({ eventName: z.literal('INSERT'), dynamodb: z.object({ NewImage: Image }) }),
  z.object({ eventName: z.literal('MODIFY'), dynamodb: z.object({ OldImage: Image, NewImage: Image }) }),
  z.object({ eventName: z.literal('REMOVE'), dynamodb: z.object({ OldImage: Image }) }),
]);

/** Undefined where it is none that we can read. */
export function changeIn(record: unknown): StreamChange | undefined {
  const read = Change.safeParse(record);
  return read.success ? changeOf(read.data) : undefined;
}

/**
 * Milliseconds since the change was made, to the second; 0 where the record does not say.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
 */
export function ageOf({ dynamodb }: StreamRecord, now: number): number {
  const { ApproximateCreationDateTime: seconds } = dynamodb;
  return typeof seconds === 'number' ? Math.max(0, now - seconds * 1000) : 0;
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
