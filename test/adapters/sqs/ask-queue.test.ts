import { describe, expect, it } from 'vitest';
import { memoryAskQueue } from '#adapters/memory/ask-queue';
import { askQueue } from '#adapters/sqs/ask-queue';
import { parseUpdateJob } from '#contracts/update-job';
import { localQueueCall } from '#test/support/local-queue-call';
import { jsonFront } from '../aws/json-front.ts';

const asks = ['a', 'b'].map((id) => ({ record: 'r'.repeat(22), id: id.repeat(16) }));
const call = localQueueCall();
const idsIn = (entries: unknown) => (Array.isArray(entries) ? entries.map(({ Id }) => String(Id)) : []);

describe('asks on the queue of updates', () => {
  it('are read back by their records and ids', async () => {
    const bodies: string[] = [];
    const front = await jsonFront((_, { Entries }) => {
      if (Array.isArray(Entries)) bodies.push(...Entries.map(({ MessageBody }) => String(MessageBody)));
      return { Successful: idsIn(Entries).map((Id) => ({ Id, MessageId: 'm' })) };
    });
    await askQueue(call, `${front.settings.endpoint}/1/updates`).put(asks);
    await front.close();
    expect(bodies.map(parseUpdateJob)).toEqual(
      asks.map(({ record, id }) => ({ kind: 'parsed', value: { kind: 'ask', record, ask: id } })),
    );
  });

  it('are named where they could not be put', async () => {
    const front = await jsonFront((_, { Entries }) => ({
      Failed: idsIn(Entries).map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
    }));
    const queue = askQueue(call, `${front.settings.endpoint}/1/updates`, async () => undefined);
    await expect(queue.put(asks.slice(0, 1))).rejects.toThrow(`${'a'.repeat(16)} InternalError`);
    await front.close();
  });

  it('have a twin that keeps them', async () => {
    const twin = memoryAskQueue();
    await twin.put(asks);
    expect(twin.jobs).toEqual(asks);
  });
});
