import { Command } from 'commander';
import { allOutcomes } from '#contracts/all-outcomes';
import { jsonSchemaOf } from '#contracts/json-schema';
import { workspaceJsonSchema } from '#workspace/json-schema';
import { type Io, UsageError } from './io.ts';

const names = allOutcomes.map(({ detailType }) => detailType).join(', ');

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .summary('the JSON Schema of a workspace file, for editors, or of an outcome')
    .description(
      'Prints the JSON Schema of one file of a workspace. An editor with the YAML language server completes and checks ' +
        'a file that begins with: # yaml-language-server: $schema=workspace.schema.json',
    )
    .option('--outcome <name>', `the detail of an event of ours instead: ${names}`)
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui schema > workspace.schema.json
  $ chasqui schema --outcome MessageFailed

Exit code: 0 printed, 2 not understood.`,
    )
    .action(({ outcome }: { outcome?: string }) => {
      const schema = outcome === undefined ? workspaceJsonSchema() : schemaOf(outcome);
      io.print(JSON.stringify(schema, null, 2));
    });
}

function schemaOf(outcome: string): object {
  const contract = allOutcomes.find(({ detailType }) => detailType === outcome);
  if (contract === undefined) throw new UsageError(`no outcome is called so; there are ${names}`);
  return jsonSchemaOf(contract);
}
