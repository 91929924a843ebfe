import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Fault, jsonFront } from '../../adapters/aws/json-front.ts';

const Batch = z.object({ Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })) });

/** A queue of updates that remembers what it took, and can be away. */
export async function updatesQueue() {
  const taken: string[] = [];
  let isAway = false;
  const front = await jsonFront((_, input) => {
    if (isAway) return new Fault(400, 'AWS.SimpleQueueService.NonExistentQueue');
    const { Entries } = Batch.parse(input);
    taken.push(...Entries.map(({ MessageBody }) => MessageBody));
    // The SDK does not believe an entry without it.
    const digest = (text: string) => createHash('md5').update(text).digest('hex');
    const Successful = Entries.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: Id,
      MD5OfMessageBody: digest(MessageBody),
    }));
    return { Successful };
  });
  const { endpoint } = front.settings;
  return {
    endpoint,
    home: `${endpoint}/updates`,
    taken,
    goAway: (away: boolean) => {
      isAway = away;
    },
    close: () => front.close(),
  };
}
