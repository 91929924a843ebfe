import { expect, it } from 'vitest';
import { workspaceJsonSchema } from '#workspace/json-schema';
import { runWith } from './cli-world.ts';

it('schema prints what editors complete by, without a stack', async () => {
  const { code, out } = await runWith(['schema'], { now: () => 0 });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(workspaceJsonSchema())));
});
