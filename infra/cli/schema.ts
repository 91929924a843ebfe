import { Command } from 'commander';
import { workspaceJsonSchema } from '#workspace/json-schema';
import type { Io } from './io.ts';

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .summary('the JSON Schema of a workspace file, for editors')
    .description(
      'Prints the JSON Schema of one file of a workspace. An editor with the YAML language server completes and checks ' +
        'a file that begins with: # yaml-language-server: $schema=workspace.schema.json',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui schema > workspace.schema.json

Exit code: 0.`,
    )
    .action(() => io.print(JSON.stringify(workspaceJsonSchema(), null, 2)));
}
