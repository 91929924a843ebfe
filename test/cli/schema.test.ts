import { expect, it } from 'vitest';
import { workspaceJsonSchema } from '#workspace/json-schema';
import { runWith } from './cli-world.ts';

it('schema prints what editors complete by, without a stack', async () => {
  const { code, out } = await runWith(['schema'], { now: () => 0 });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(workspaceJsonSchema())));
});

it('schema prints the form of an outcome, and says which there are', async () => {
  const { code, out } = await runWith(['schema', '--outcome', 'ReplyReceived'], { now: () => 0 });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ $id: 'chasqui.facts/ReplyReceived', type: 'object' });
  const unknown = await runWith(['schema', '--outcome', 'Answered'], { now: () => 0 });
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('MessageFailed') });
});
