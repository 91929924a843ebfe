import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyStack } from './stack/tiny-stack.ts';
import type { TinyStack } from './stack/tiny-stack.ts';
import { startTrial } from './stack/trial.ts';
import type { Trial } from './stack/trial.ts';

let tiny: TinyStack;
let trial: Trial;

beforeEach(async () => {
  tiny = tinyStack();
  trial = await startTrial(tiny);
});
afterEach(async () => {
  await trial.stop();
  tiny.remove();
});

const timesSeen = (key: string) => tiny.seen().filter((seen) => seen.key === key).length;

describe('an event put on the bus', () => {
  it('reaches the function behind the rule in EventBridge’s envelope', async () => {
    const Detail = '{"key":"o1","wish":"look"}';
    const Time = new Date('2026-03-01T10:00:00.900Z');
    const answer = await trial.emit({ Source: 'erp', DetailType: 'OrderPlaced', Detail, Time });
    expect(answer.FailedEntryCount).toBe(0);
    await trial.idle();
    const record = Object(tiny.seen()[1]?.['event']);
    expect(JSON.parse(record.body)).toStrictEqual({
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'OrderPlaced',
      source: 'erp',
      account: '000000000000',
      time: '2026-03-01T10:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { key: 'o1', wish: 'look' },
    });
    expect(record).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:tiny-Work',
      awsRegion: 'us-east-1',
      messageAttributes: {},
      attributes: { ApproximateReceiveCount: '1' },
    });
  });

  it('goes nowhere when the rule excludes its source', async () => {
    const answer = await trial.emit({ Source: 'own.x', DetailType: 'T', Detail: '{"key":"mine"}' });
    expect(answer.FailedEntryCount).toBe(0);
    await trial.idle();
    expect(tiny.seen()).toStrictEqual([]);
  });
});

describe('a function', () => {
  it('sees its own environment and the local endpoints, and nothing of this shell', async () => {
    await trial.tell({ key: 'a', wish: 'look' });
    await trial.idle();
    const { env, context } = Object(tiny.seen()[1]);
    expect(env).toMatchObject({
      ...trial.endpoints,
      TABLE: 'tiny-Table',
      AWS_LAMBDA_FUNCTION_NAME: 'tiny-work',
    });
    expect(process.env).toHaveProperty('PATH');
    expect(env).not.toHaveProperty('PATH');
    expect(context).toMatchObject({ functionName: 'tiny-work', memoryLimitInMB: '512' });
    expect(context.left).toBeGreaterThan(0);
    expect(context.left).toBeLessThanOrEqual(4000);
  });

  it('writes what it prints to its own log file', async () => {
    await trial.tell({ key: 'a' });
    await trial.idle();
    await trial.stop();
    expect(readFileSync(join(tiny.folder, 'logs', 'work.log'), 'utf8')).toBe('handled 1\n');
  });

  it('has the clock that was set for it, warm or cold', async () => {
    const day = 24 * 60 * 60 * 1000;
    const start = Date.now();
    for (const [key, offset] of [
      ['real', 0],
      ['warm', day],
      ['cold', day],
    ] as const) {
      trial.setClockOffset(offset);
      if (key === 'cold') await trial.killWorkers('work');
      await trial.tell({ key });
      await trial.idle();
    }
    const ahead = tiny.seen().map((seen) => Math.floor(((seen.time ?? 0) - start) / day));
    expect(ahead).toStrictEqual([0, 1, 1]);
  });

  it('that the template does not have cannot be killed', () => {
    expect(() => trial.killWorkers('other')).toThrow('the template has no function other');
  });
});

describe('a message of a batch', () => {
  it('comes back alone when only it failed', async () => {
    await trial.tell({ key: 'good' }, { key: 'bad', wish: 'fail' });
    await trial.idle();
    expect([timesSeen('good'), timesSeen('bad')]).toStrictEqual([1, 2]);
  });

  it('is a dead letter after its last try', async () => {
    await trial.tell({ key: 'bad', wish: 'throw' });
    expect(await trial.deadLetters()).toStrictEqual(['{"key":"bad","wish":"throw"}']);
    expect(tiny.seen().map((seen) => seen.received)).toStrictEqual(['1', '2']);
  });

  it.each(['exit', 'hang'])('comes back to a new worker when its worker ends by %s', async (wish) => {
    await trial.tell({ key: 'a', wish });
    await trial.idle();
    expect(new Set(tiny.seen().map((seen) => seen.pid)).size).toBe(2);
  });

  it('comes back when its worker is killed', async () => {
    await trial.tell({ key: 'a', wish: 'slow', ms: 600 });
    await tiny.seenTimes(1, (seen) => seen.key === 'a');
    await trial.killWorkers('work');
    await trial.idle();
    expect(tiny.seen().map((seen) => seen.received)).toStrictEqual(['1', '2']);
  });
});

describe('a stack that was stopped', () => {
  it('says so to whoever still waits until it is idle', async () => {
    await trial.tell({ key: 'a', wish: 'fail' });
    const [waiting] = await Promise.allSettled([trial.idle(), trial.stop()]);
    expect(String(Object(waiting).reason)).toContain('was stopped before it was idle');
  });
});

describe('a change of a table', () => {
  it('reaches the function of its stream in order', async () => {
    for (const key of ['one', 'two', 'three']) await trial.putItem(key);
    await trial.idle();
    expect(tiny.seen().map((seen) => seen.key)).toStrictEqual(['one', 'two', 'three']);
  });

  it('is given up after its retries, named on the failures queue, and holds nothing up', async () => {
    for (const key of ['one', 'poison', 'three']) await trial.putItem(key);
    await trial.idle();
    expect([timesSeen('one'), timesSeen('three')]).toStrictEqual([1, expect.any(Number)]);
    const [letter = '{}'] = await trial.deadLetters();
    expect(JSON.parse(letter)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '2', endSequenceNumber: '2' },
    });
    expect(timesSeen('three')).toBeGreaterThan(0);
  });
});
