import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { memoryParking } from '#adapters/memory/parking';
import { parseJson } from '#contracts/parsed';
import { type QueueWork, queueHandler } from '#lambda/queue-handler';
import { type Shell, shell } from '#lambda/shell';

const Job = z.object({ ref: z.string() });
type Job = z.infer<typeof Job>;

function around() {
  const lines: string[] = [];
  const entries = (): { level?: string; message?: string; [field: string]: unknown }[] =>
    lines.map((line) => JSON.parse(line));
  return { lines, entries, shell: shell((line) => lines.push(line)) };
}

function handlerOf(handle: QueueWork<Job>['handle'], within: Shell) {
  const parking = memoryParking();
  const builds = { count: 0 };
  const handler = queueHandler(
    {
      step: 'send-message',
      parse: parseJson(Job),
      build: async () => {
        builds.count += 1;
        return { handle, parking };
      },
    },
    within,
  );
  return { handler, parking, builds };
}

const batch = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: 'r',
    body,
    attributes: { ApproximateReceiveCount: '1' },
    eventSource: 'aws:sqs',
  })),
});
const job = (ref: string) => JSON.stringify({ ref });

describe('a batch from a queue', () => {
  it('is answered with an empty list of failures, to the letter, when all went well', async () => {
    const { handler } = handlerOf(async () => ({ kind: 'accepted' }), around().shell);
    expect(JSON.stringify(await handler(batch(job('a'), job('b')), {}))).toBe('{"batchItemFailures":[]}');
  });

  it('names the message that failed and no other, to the letter', async () => {
    const { handler } = handlerOf(async ({ ref }) => {
      if (ref === 'b') throw new Error('table out of reach');
      return { kind: 'accepted' };
    }, around().shell);
    expect(JSON.stringify(await handler(batch(job('a'), job('b'), job('c'))))).toBe(
      '{"batchItemFailures":[{"itemIdentifier":"m1"}]}',
    );
  });

  it('is handled side by side', async () => {
    let running = 0;
    let most = 0;
    const { handler } = handlerOf(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return { kind: 'accepted' };
    }, around().shell);
    await handler(batch(job('a'), job('b'), job('c')));
    expect(most).toBe(3);
  });

  it('parks what cannot be read with its reason, counts it, and does not see it again', async () => {
    const log = around();
    const { handler, parking } = handlerOf(async () => ({ kind: 'accepted' }), log.shell);
    const answer = await handler(batch('nonsense', '{"ref":7}', job('c')));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(parking.parked).toEqual([
      { body: 'nonsense', reason: 'not-json' },
      { body: '{"ref":7}', reason: 'not-the-contract: ref' },
    ]);
    expect(log.entries().find((entry) => '_aws' in entry)).toMatchObject({ 'events-rejected': 2 });
  });

  it('brings back what could not even be parked', async () => {
    const handler = queueHandler(
      {
        step: 'send-message',
        parse: parseJson(Job),
        build: async () => ({
          handle: async () => ({ kind: 'accepted' }),
          parking: {
            park: async () => {
              throw new Error('queue out of reach');
            },
          },
        }),
      },
      around().shell,
    );
    expect(await handler(batch('nonsense'))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });

  it('fails as a whole when it is no batch of a queue', async () => {
    const log = around();
    const { handler } = handlerOf(async () => ({ kind: 'accepted' }), log.shell);
    await expect(handler({ hello: 'world' })).rejects.toThrow('Records');
    expect(log.entries()).toMatchObject([
      { level: 'error', message: 'invocation failed', step: 'send-message' },
    ]);
  });
});

describe('the ports of a step', () => {
  it('are built once for many batches', async () => {
    const { handler, builds } = handlerOf(async () => ({ kind: 'accepted' }), around().shell);
    await Promise.all([handler(batch(job('a'))), handler(batch(job('b')))]);
    await handler(batch(job('c')));
    expect(builds.count).toBe(1);
  });

  it('are built again after a failure, which failed its batch', async () => {
    let attempts = 0;
    const handler = queueHandler(
      {
        step: 'send-message',
        parse: parseJson(Job),
        build: async () => {
          attempts += 1;
          if (attempts === 1) throw new Error('secret out of reach');
          return { handle: async () => ({ kind: 'accepted' }), parking: memoryParking() };
        },
      },
      around().shell,
    );
    await expect(handler(batch(job('a')))).rejects.toThrow('secret out of reach');
    expect(await handler(batch(job('a')))).toEqual({ batchItemFailures: [] });
  });
});

describe('what is logged', () => {
  it('is one line at each end of a message, with ids and kinds', async () => {
    const log = around();
    const { handler } = handlerOf(
      async () => ({ kind: 'ended', as: 'expired', reason: 'not-after' }),
      log.shell,
    );
    await handler(batch(job('a')));
    const ids = { step: 'send-message', delivery: 'm0', level: 'info', time: expect.any(String) };
    expect(log.entries()).toEqual([
      { ...ids, message: 'message received', receives: 1 },
      { ...ids, message: 'message handled', kind: 'ended', as: 'expired', reason: 'not-after' },
    ]);
  });

  it('never holds a body, neither of what failed nor of what could not be read', async () => {
    const log = around();
    const secret = 'Maria +5511955501234';
    const { handler } = handlerOf(async ({ ref }) => JSON.parse(ref), log.shell);
    await handler(batch(job(secret), secret, JSON.stringify({ [secret]: 1 })));
    expect(log.lines.join('\n')).not.toMatch(/Maria|55119/);
    expect(log.entries().filter(({ message }) => message === 'message failed')).toHaveLength(1);
  });

  it('holds the counts of one invocation in one line', async () => {
    const log = around();
    const { handler } = handlerOf(async () => {
      log.shell.meter.count('messages-accepted');
      return { kind: 'accepted' };
    }, log.shell);
    await handler(batch(job('a'), job('b'), job('c')));
    await handler(batch(job('d')));
    const counted = log.entries().filter((entry) => '_aws' in entry);
    expect(counted.map((entry) => entry['messages-accepted'])).toEqual([3, 1]);
  });
});
