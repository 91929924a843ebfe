import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '#infra/cli/io';
import { readTarget } from '#infra/cli/target';
import { runWith } from './cli-world.ts';

const folder = await mkdtemp(join(tmpdir(), 'chasqui-target-'));
afterAll(() => rm(folder, { recursive: true }));
const outputs = {
  BusName: 'b',
  StateTableName: 's',
  LedgerTableName: 'l',
  LedgerKeySecretArn: 'a',
  More: 'm',
};
const io = (env: Io['env']): Io => ({
  print: () => undefined,
  warn: () => undefined,
  readStdin: async () => '',
  env,
  now: Date.now,
});

async function written(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}

describe('the stack that a command speaks to', () => {
  it('is named by the file that cdk deploy wrote, and leaves the environment alone', async () => {
    const env = { AWS_PROFILE: 'prod' };
    const { outputs: read, phonesUrl } = await readTarget(
      await written('prod.json', { Prod: outputs }),
      io(env),
    );
    expect([read.BusName, phonesUrl, env]).toEqual(['b', undefined, { AWS_PROFILE: 'prod' }]);
  });

  it('is on this machine where its endpoints lie beside, whatever account the shell is set to', async () => {
    const file = await written('outputs.json', { Chasqui: outputs });
    await written('endpoints.json', {
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4782',
      AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:4783',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      CHASQUI_PHONES_URL: 'http://127.0.0.1:4780/',
    });
    const env: Io['env'] = {
      AWS_ENDPOINT_URL_SQS: 'http://elsewhere',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_PROFILE: 'prod',
    };
    expect(await readTarget(file, io(env))).toMatchObject({ phonesUrl: 'http://127.0.0.1:4780/' });
    expect(env).toEqual({
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4782',
      AWS_ENDPOINT_URL_SQS: 'http://elsewhere',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
    });
  });

  it.each([
    ['missing.json', undefined, "start the local stack with 'npm start'"],
    ['empty.json', {}, 'holds no outputs of Chasqui'],
    ['other.json', { Other: { Url: 'x' } }, 'holds no outputs of Chasqui'],
    ['list.json', 7, 'is not there or is no JSON'],
    ['two.json', { A: outputs, B: outputs }, 'holds the outputs of 2 stacks'],
  ])('is asked for in plain words where %s does not name it', async (name, content, words) => {
    const file = content === undefined ? join(folder, name) : await written(name, content);
    const ran = await runWith(['trace', '--record', 'ticket/1', '--outputs', file], { now: Date.now });
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });
});
