import * as z from 'zod';

import { WorkspaceFile } from './schema.ts';

/**
 * The JSON Schema (draft 2020-12) of one file of a workspace, for editors to complete and check lines by. From the same
 * source as the loader's own checks; what only the whole workspace shows, such as a channel that is not there, is left
 * to the loader.
 */
export function workspaceJsonSchema(): object {
  return {
    title: 'A Chasqui workspace',
    ...z.toJSONSchema(WorkspaceFile, { io: 'input', unrepresentable: 'any' }),
  };
}
