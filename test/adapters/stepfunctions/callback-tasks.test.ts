import { afterAll, describe, expect, it } from 'vitest';
import { jsonCall } from '#adapters/aws/json-call';
import { signedCall } from '#adapters/aws/signed-call';
import { memoryCallbackTasks } from '#adapters/memory/callback-tasks';
import { callbackTasks } from '#adapters/stepfunctions/callback-tasks';
import { startFront } from '#infra/local/front/aws-front';
import { waitingTasks } from '#infra/local/front/waiting-tasks';
import { Fault, jsonFront } from '../aws/json-front.ts';

const credentials = async () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
const call = jsonCall(signedCall({ service: 'states', region: 'eu-west-1', credentials }));
const notes: string[] = [];
const local = waitingTasks((line) => notes.push(line));
const front = await startFront(0, local.operations);
afterAll(() => front.stop());

const rigs = {
  'the local stack': () => callbackTasks(call, front.url),
  'its twin': () => memoryCallbackTasks(['one', 'two', 'three']),
};

describe.each(Object.entries(rigs))('a task that waits, by %s', (_, tasksOf) => {
  const tasks = tasksOf();

  it('succeeds once', async () => {
    expect(await tasks.succeed('one', '{"outcome":"approved"}')).toEqual({ kind: 'done' });
    expect(await tasks.succeed('one', '{}')).toEqual({ kind: 'refused', reason: 'task-over' });
    expect(await tasks.beat('one')).toEqual({ kind: 'refused', reason: 'task-over' });
  });

  it('fails once', async () => {
    const failure = { error: 'Chasqui.AskExpired', cause: '{}' };
    expect(await tasks.fail('two', failure)).toEqual({ kind: 'done' });
    expect(await tasks.fail('two', failure)).toEqual({ kind: 'refused', reason: 'task-over' });
  });

  it('takes any number of signs, and goes on', async () => {
    for (let beat = 0; beat < 3; beat += 1) expect(await tasks.beat('three')).toEqual({ kind: 'done' });
    expect(await tasks.succeed('three', '{}')).toEqual({ kind: 'done' });
  });
});

describe('Step Functions on this machine', () => {
  it('shows what became of a task, and notes it without what was said', async () => {
    const tasks = callbackTasks(call, front.url);
    await tasks.beat('shown');
    expect(local.find('shown')).toEqual({ kind: 'waiting', heartbeats: 1 });
    await tasks.succeed('shown', '{"reason":"hush"}');
    expect(local.find('shown')).toEqual({ kind: 'succeeded', output: { reason: 'hush' } });
    local.timeOut('late');
    expect(await tasks.fail('late', { error: 'e', cause: 'c' })).toMatchObject({ reason: 'task-over' });
    expect(notes.filter((line) => line.includes('"shown"'))).toHaveLength(2);
    expect(notes.join('')).not.toContain('hush');
  });

  it('refuses what Step Functions would', async () => {
    const tasks = callbackTasks(call, front.url);
    expect(await tasks.succeed('json', '{')).toEqual({ kind: 'refused', reason: 'too-large' });
    await expect(tasks.beat('')).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

describe('what Step Functions refuses', () => {
  it.each([
    ['TaskTimedOut', 'task-over'],
    ['TaskDoesNotExist', 'task-over'],
    ['InvalidToken', 'not-a-token'],
    ['InvalidOutput', 'too-large'],
  ])('for good is said: %s', async (code, reason) => {
    const refusing = await jsonFront(() => new Fault(400, code));
    const tasks = callbackTasks(call, refusing.settings.endpoint);
    expect(await tasks.succeed('t', '{}')).toEqual({ kind: 'refused', reason });
    await refusing.close();
  });

  it.each(['AccessDeniedException', 'ThrottlingException'])('for now is thrown: %s', async (code) => {
    const refusing = await jsonFront(() => new Fault(400, code));
    const tasks = callbackTasks(call, refusing.settings.endpoint);
    await expect(tasks.beat('t')).rejects.toMatchObject({ code });
    await refusing.close();
  });

  it('is asked for by token, output, error and cause', async () => {
    const taking = await jsonFront(() => ({}));
    const tasks = callbackTasks(call, taking.settings.endpoint);
    await tasks.succeed('t', '{}');
    await tasks.fail('t', { error: 'e', cause: 'c' });
    await tasks.beat('t');
    await taking.close();
    expect(taking.inputs).toEqual([
      { taskToken: 't', output: '{}' },
      { taskToken: 't', error: 'e', cause: 'c' },
      { taskToken: 't' },
    ]);
  });
});

it('a token that no task waits with is none, by the twin', async () => {
  expect(await memoryCallbackTasks([]).beat('t')).toEqual({ kind: 'refused', reason: 'not-a-token' });
});
