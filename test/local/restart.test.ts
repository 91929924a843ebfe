import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '#infra/local/data-folder';
import { assertFree, freePorts } from '#infra/local/ports';
import { tinyStack } from './stack/tiny-stack.ts';
import type { TinyStack } from './stack/tiny-stack.ts';
import { startTrial } from './stack/trial.ts';
import type { Trial } from './stack/trial.ts';

let tiny: TinyStack;
let trial: Trial | undefined;

beforeEach(() => {
  tiny = tinyStack();
  trial = undefined;
});
afterEach(async () => {
  await trial?.stop();
  tiny.remove();
});

describe('a stack that was stopped', () => {
  it('has its tables, messages, secrets and place in the stream when it starts again', async () => {
    trial = await startTrial(tiny);
    await trial.putItem('before');
    await trial.tell({ key: 'again', wish: 'fail' });
    await tiny.seenTimes(1, (seen) => seen.key === 'again');
    await tiny.seenTimes(1, (seen) => seen.key === 'before');
    const key = await trial.secret('KeyArn');
    await trial.stop();
    trial = await startTrial(tiny);
    await trial.putItem('after');
    await trial.idle();
    expect(await trial.item('before')).toStrictEqual({ pk: { S: 'before' } });
    expect(key).toMatch(/^\w{40}$/u);
    expect(await trial.secret('KeyArn')).toBe(key);
    const times = Map.groupBy(tiny.seen(), (seen) => seen.key);
    expect([...times].map(([name, seen]) => [name, seen.length])).toEqual(
      expect.arrayContaining([
        ['before', 1],
        ['again', 2],
        ['after', 1],
      ]),
    );
  });

  it('is empty when it starts fresh', async () => {
    trial = await startTrial(tiny);
    await trial.putItem('before');
    await trial.idle();
    const key = await trial.secret('KeyArn');
    await trial.stop();
    trial = await startTrial(tiny, { fresh: true });
    expect(await trial.item('before')).toBeUndefined();
    expect(await trial.secret('KeyArn')).not.toBe(key);
  });

  it('refuses tables that another template made', async () => {
    trial = await startTrial(tiny);
    await trial.stop();
    trial = undefined;
    const other = tinyStack((resources) => {
      Object(resources['Table']).Properties.GlobalSecondaryIndexes = [];
    });
    const changed = startTrial({ ...tiny, assembly: other.assembly });
    await expect(changed).rejects.toThrow(/The table tiny-Table .* --fresh/su);
    other.remove();
  });
});

describe('a stack that was killed', () => {
  it('is found whole by the next start, which ends the engine it left behind', async () => {
    const ports = await freePorts();
    const first = fork(fileURLToPath(new URL('stack/run-tiny.ts', import.meta.url)), {
      execArgv: [],
      env: { TINY: JSON.stringify({ root: tiny.root, ports }) },
    });
    await once(first, 'message');
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    trial = await startTrial(tiny, { ports });
    await trial.idle();
    expect(await trial.item('before')).toStrictEqual({ pk: { S: 'before' } });
    // The message that was being worked on when the process was killed.
    expect(tiny.seen().filter((seen) => seen.key === 'slow')).toHaveLength(2);
  });
});

describe('a second stack', () => {
  it('is refused on the same data folder, with the process that has it', async () => {
    const folder = await openDataFolder(tiny.folder, false);
    await expect(openDataFolder(tiny.folder, true)).rejects.toThrow(`as process ${process.pid}`);
    folder.release();
    (await openDataFolder(tiny.folder, false)).release();
  });

  it('is refused on a folder with files of others, which stay', async () => {
    const notes = join(tiny.root, 'seen.jsonl');
    writeFileSync(notes, 'precious');
    await expect(openDataFolder(tiny.root, true)).rejects.toThrow('holds files of others');
    expect(readFileSync(notes, 'utf8')).toBe('precious');
  });

  it('is refused on a port in use, with its number and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = Object(other.address());
    const refused = assertFree({ sqs: port });
    await expect(refused).rejects.toThrow(
      new RegExp(`^Port ${port} .* SQS and S3 engine, is already in use`, 'u'),
    );
    await expect(refused).rejects.toThrow('--port-base');
    other.close();
  });
});

describe('a secret', () => {
  it('has the text it was given, and is not found under another name', async () => {
    trial = await startTrial(tiny, { secrets: { TokenArn: 'given' } });
    expect(await trial.secret('TokenArn')).toBe('given');
    await expect(trial.secret('TableName')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
