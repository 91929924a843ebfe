import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyStack } from '../stack/tiny-stack.ts';
import type { TinyStack } from '../stack/tiny-stack.ts';
import { startTrial } from '../stack/trial.ts';
import type { Trial } from '../stack/trial.ts';

let tiny: TinyStack;
let trial: Trial;

async function start(mapping: Readonly<Record<string, unknown>>): Promise<void> {
  tiny = tinyStack((resources) => {
    Object.assign(Object(resources['FromQueue']).Properties, mapping);
  });
  trial = await startTrial(tiny, { maxVisibilitySeconds: 30 });
}

afterEach(async () => {
  await trial.stop();
  tiny.remove();
});

/** What the function printed once it was done with each batch. */
async function batches(): Promise<string[]> {
  await trial.idle();
  await trial.stop();
  return readFileSync(join(tiny.folder, 'logs', 'work.log'), 'utf8')
    .trim()
    .split('\n')
    .toSorted();
}

describe('a queue that feeds a function', () => {
  it('fills a batch for as long as the batching window allows', async () => {
    await start({
      BatchSize: 3,
      MaximumBatchingWindowInSeconds: 10,
      ScalingConfig: { MaximumConcurrency: 1 },
    });
    for (const key of ['a', 'b', 'c']) await trial.tell({ key });
    expect(await batches()).toStrictEqual(['handled 3']);
  });

  it('never hands over more than a batch', async () => {
    await start({ BatchSize: 2 });
    await trial.tell({ key: 'a' }, { key: 'b' }, { key: 'c' });
    const sizes = (await batches()).map((line) => Number(line.replace('handled ', '')));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(3);
  });
});
