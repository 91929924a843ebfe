import { SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { memoryNoticeQueue } from '#adapters/memory/notice-queue';
import { noticeQueue } from '#adapters/sqs/notice-queue';
import { parseRoutingJob } from '#contracts/routing-job';
import { jsonFront } from '../aws/json-front.ts';

const slices = Array.from({ length: 23 }, (_, place) => ({
  event: 'e'.repeat(22),
  record: 'r'.repeat(22),
  route: 'to-everybody',
  slice: place + 1,
}));
const noPause = async () => undefined;
const idsIn = (entries: unknown) => (Array.isArray(entries) ? entries.map(({ Id }) => String(Id)) : []);

describe('the queue of notices', () => {
  it('takes any number of slices, each as a job that is read back', async () => {
    const bodies: string[] = [];
    const front = await jsonFront((_, { Entries }) => {
      if (Array.isArray(Entries)) bodies.push(...Entries.map(({ MessageBody }) => String(MessageBody)));
      return { Successful: idsIn(Entries).map((Id) => ({ Id, MessageId: 'm' })), Failed: [] };
    });
    await noticeQueue(new SQSClient({ ...front.settings, md5: false }), 'http://q/notices').put(slices);
    await front.close();
    expect(front.inputs.map(({ QueueUrl }) => QueueUrl)).toEqual(Array(3).fill('http://q/notices'));
    expect(bodies.map(parseRoutingJob)).toEqual(
      slices.map((slice) => ({ kind: 'parsed', value: { kind: 'slice', slice } })),
    );
  });

  it('names the slices that could not be put', async () => {
    const front = await jsonFront((_, { Entries }) => ({
      Successful: idsIn(Entries)
        .slice(1)
        .map((Id) => ({ Id, MessageId: 'm' })),
      Failed: idsIn(Entries)
        .slice(0, 1)
        .map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
    }));
    const queue = noticeQueue(new SQSClient({ ...front.settings, md5: false }), 'http://q/notices', noPause);
    await expect(queue.put(slices.slice(0, 2))).rejects.toThrow(`${'e'.repeat(22)}/1 InternalError`);
    await front.close();
  });

  it('takes no slice that a ref could not name', async () => {
    const client = new SQSClient({ region: 'eu-west-1' });
    const nought = slices.slice(0, 1).map((slice) => ({ ...slice, slice: 0 }));
    await expect(noticeQueue(client, 'http://q/notices').put(nought)).rejects.toThrow('too_small');
  });

  it('has a twin that keeps what it was given', async () => {
    const twin = memoryNoticeQueue();
    await twin.put(slices);
    expect(twin.slices).toEqual(slices);
  });
});
