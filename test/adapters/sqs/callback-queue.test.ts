import { describe, expect, it } from 'vitest';
import { memoryCallbackQueue } from '#adapters/memory/callback-queue';
import { callbackQueue } from '#adapters/sqs/callback-queue';
import { parseCallbackJob } from '#contracts/callback-job';
import type { CallbackJob } from '#ports/callback-queue';
import { localQueueCall } from '#test/support/local-queue-call';
import { jsonFront } from '../aws/json-front.ts';

const ask = { record: 'r'.repeat(22), ask: 'a'.repeat(16) };
const jobs: readonly CallbackJob[] = [
  { kind: 'outcome', ...ask, fact: 'R#r/0#m#75-answered-001' },
  { kind: 'heartbeat', ...ask },
];
const call = localQueueCall();
const noPause = async () => undefined;
const idsIn = (entries: unknown) => (Array.isArray(entries) ? entries.map(({ Id }) => String(Id)) : []);

describe('the queue of callbacks', () => {
  it('takes jobs that are read back as they were', async () => {
    const bodies: string[] = [];
    const front = await jsonFront((_, { Entries }) => {
      if (Array.isArray(Entries)) bodies.push(...Entries.map(({ MessageBody }) => String(MessageBody)));
      return { Successful: idsIn(Entries).map((Id) => ({ Id, MessageId: 'm' })) };
    });
    await callbackQueue(call, `${front.settings.endpoint}/1/callbacks`).put(jobs);
    await front.close();
    expect(bodies.map(parseCallbackJob)).toEqual(jobs.map((value) => ({ kind: 'parsed', value })));
  });

  it('names the asks whose jobs could not be put', async () => {
    const front = await jsonFront((_, { Entries }) => ({
      Failed: idsIn(Entries).map((Id) => ({ Id, Code: 'InternalError', SenderFault: false })),
    }));
    const queue = callbackQueue(call, `${front.settings.endpoint}/1/callbacks`, noPause);
    await expect(queue.put(jobs.slice(0, 1))).rejects.toThrow(`${ask.ask} InternalError`);
    await front.close();
  });

  it('takes no job that is none', async () => {
    const [, sign] = jobs;
    if (sign === undefined) throw new Error('there is no sign');
    await expect(
      callbackQueue(call, 'http://127.0.0.1:1/q').put([{ ...sign, ask: 'short' }]),
    ).rejects.toThrow('invalid_format');
  });

  it('has a twin that keeps what it was given', async () => {
    const twin = memoryCallbackQueue();
    await twin.put(jobs);
    expect(twin.jobs).toEqual(jobs);
  });
});

describe('the body of a job', () => {
  it.each([
    ['another kind', { ...ask, kind: 'letter' }],
    ['no fact', { ...ask, kind: 'outcome' }],
    ['something more', { ...ask, kind: 'heartbeat', url: 'https://evil.example' }],
    ['no record', { kind: 'heartbeat', ask: ask.ask }],
  ])('is none with %s', (_, job) => {
    expect(parseCallbackJob(JSON.stringify(job))).toMatchObject({
      kind: 'problem',
      reason: 'not-the-contract',
    });
  });
});
