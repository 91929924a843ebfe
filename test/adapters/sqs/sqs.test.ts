import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryParking } from '#adapters/memory/parking';
import { memorySendQueue } from '#adapters/memory/send-queue';
import { parking } from '#adapters/sqs/parking';
import { sendQueue } from '#adapters/sqs/send-queue';
import { localQueueCall } from '#test/support/local-queue-call';
import { Fault, jsonFront } from '../aws/json-front.ts';

const engine = await startFauxqs({ port: 0, logger: false });
engine.createQueue('send');
engine.createQueue('failures');
const urlOf = (name: string) => `http://127.0.0.1:${engine.port}/000000000000/${name}`;
const client = new SQSClient({
  endpoint: `http://127.0.0.1:${engine.port}`,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const call = localQueueCall();
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const refs = Array.from({ length: 23 }, (_, index) => {
  const message = String(index).padStart(16, 'm');
  return `${'r'.repeat(22)}.00.00000000a.${message}`;
});
const noPause = async () => undefined;

async function received(
  name: string,
): Promise<{ body: string; attributes: Record<string, string | undefined> }[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: urlOf(name),
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages.map(({ Body = '', MessageAttributes = {} }) => ({
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name_, { StringValue }]) => [name_, StringValue]),
    ),
  }));
}

const jobs = refs.map((ref) => ({ ref }));
const mainOf = (url: string) => ({ main: { normal: url, urgent: `${url}-urgent` } });

describe('the send queue', () => {
  it('takes any number of jobs', async () => {
    await sendQueue(client, mainOf(urlOf('send'))).put(jobs);
    const bodies = [...(await received('send')), ...(await received('send')), ...(await received('send'))];
    expect(bodies.map(({ body }) => JSON.parse(body).ref)).toEqual(expect.arrayContaining(refs));
  });

  it('puts each job on the queue of its number and lane', async () => {
    const front = await jsonFront((_, { Entries }) => ({
      Successful: Array.isArray(Entries) ? Entries.map(({ Id }) => ({ Id, MessageId: 'm' })) : [],
      Failed: [],
    }));
    const queue = sendQueue(
      new SQSClient({ ...front.settings, md5: false }),
      {
        main: { normal: 'http://q/main', urgent: 'http://q/main-urgent' },
        austin: { normal: 'http://q/austin', urgent: 'http://q/austin-urgent' },
      },
      noPause,
    );
    const [first = '', second = '', third = '', fourth = ''] = refs;
    await queue.put([
      { ref: first },
      { ref: second, number: 'austin', priority: 'urgent' },
      { ref: third, number: 'austin' },
      { ref: fourth, number: 'constructor', priority: 'urgent' },
    ]);
    await front.close();
    expect(front.inputs.map(({ QueueUrl }) => QueueUrl)).toEqual([
      'http://q/main',
      'http://q/austin-urgent',
      'http://q/austin',
      'http://q/main-urgent',
    ]);
  });

  it('has a twin that keeps what it was given', async () => {
    const twin = memorySendQueue();
    await twin.put(jobs);
    expect(twin.refs).toEqual(refs);
  });

  it('takes no job that is none', async () => {
    await expect(sendQueue(client, mainOf(urlOf('send'))).put([{ ref: 'short' }])).rejects.toThrow(
      'invalid_format',
    );
  });

  it('puts failed entries again, and them alone', async () => {
    const asked: string[][] = [];
    const front = await jsonFront((_, { Entries }) => {
      const ids = Array.isArray(Entries) ? Entries.map((entry) => String(entry.Id)) : [];
      asked.push(ids);
      const failed = asked.length === 1 ? ids.slice(1, 2) : [];
      return {
        Successful: ids.filter((id) => !failed.includes(id)).map((Id) => ({ Id, MessageId: 'm' })),
        Failed: failed.map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
      };
    });
    await sendQueue(
      new SQSClient({ ...front.settings, md5: false }),
      mainOf(front.settings.endpoint),
      noPause,
    ).put(jobs.slice(0, 3));
    await front.close();
    expect(asked).toEqual([['0', '1', '2'], ['0']]);
  });

  it('names the jobs that could not be put, and why', async () => {
    const front = await jsonFront((_, { Entries }) => ({
      Successful: [],
      Failed: Array.isArray(Entries)
        ? Entries.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false }))
        : [],
    }));
    const queue = sendQueue(new SQSClient(front.settings), mainOf(front.settings.endpoint), noPause);
    await expect(queue.put(jobs.slice(0, 1))).rejects.toThrow(`${refs[0]} InternalError`);
    expect(front.inputs).toHaveLength(4);
    await front.close();
  });

  it('fails where the queue cannot be reached', async () => {
    const front = await jsonFront(() => new Fault(400, 'com.amazonaws.sqs#QueueDoesNotExist', 'gone'));
    const queue = sendQueue(new SQSClient(front.settings), mainOf(front.settings.endpoint), noPause);
    await expect(queue.put(jobs.slice(0, 1))).rejects.toThrow('gone');
    await front.close();
  });
});

describe('parking', () => {
  it('keeps a body whole with its reason', async () => {
    await parking(call, urlOf('failures')).park('{"half', 'not-json');
    expect(await received('failures')).toEqual([
      { body: '{"half', attributes: { reason: 'not-json', bytes: '6' } },
    ]);
  });

  it('cuts what does not fit, between characters', async () => {
    const body = `a${'水'.repeat(360_000)}`;
    await parking(call, urlOf('failures')).park(body, 'too-deep: detail');
    const [parked] = await received('failures');
    expect(parked?.attributes).toEqual({ reason: 'too-deep: detail', bytes: '1080001' });
    expect(body.startsWith(parked?.body ?? '-')).toBe(true);
    expect(Buffer.byteLength(parked?.body ?? '')).toBeGreaterThan(1_000_000);
  });

  it('takes what SQS itself would refuse', async () => {
    await parking(call, urlOf('failures')).park('a\u0000b\ud800c', 'not-json');
    await parking(call, urlOf('failures')).park('', 'not-json');
    const bodies = (await received('failures')).map(({ body }) => body);
    expect(bodies).toEqual(['a\ufffdb\ufffdc', ' ']);
  });

  it('has a twin that keeps what it was given', async () => {
    const twin = memoryParking();
    await twin.park('{"half', 'not-json');
    expect(twin.parked).toEqual([{ body: '{"half', reason: 'not-json' }]);
  });
});
