import { userInfo } from 'node:os';
import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { applyWorkspace } from './apply-workspace.ts';
import type { Problem } from '#workspace/load';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { printable } from './printable.ts';
import { readSources } from './read-sources.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

export function applyCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('apply')
    .summary('put a workspace in force')
    .description(
      'Checks the YAML files of a folder as a whole and makes them the version in force, for every event from now on. ' +
        'The same content is the same version: applying an older folder again is going back.',
    )
    .argument('<folder>', 'folder with the *.yaml files of the workspace')
    .option('--by <name>', 'who applies it, as the ledger will say', userInfo().username)
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui apply events/workspace
  $ chasqui apply ./workspace --by "release 2026.11" --outputs prod.json

Exit code: 0 in force, 1 refused with every problem as file:line:column, 2 not understood.`,
    )
    .action(async (folder: string, options: { by: string }, command: Command) => {
      const files = await readSources(folder).catch((cause: unknown) => {
        throw new UsageError(`${folder} is no folder that can be read`, { cause });
      });
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const { workspaces } = await targetPorts(target, io);
      const outcome = await applyWorkspace(files, {
        workspaces,
        entropy,
        now: io.now,
        by: options.by,
        numbers: target.numbers?.map(({ name }) => name),
      });
      if (outcome.kind === 'refused') {
        for (const problem of outcome.problems) io.warn(lineOf(problem));
        return end(1);
      }
      for (const warning of outcome.warnings) io.warn(`warning: ${lineOf(warning)}`);
      io.print(
        outcome.kind === 'applied'
          ? `version ${outcome.version} is in force`
          : `version ${outcome.version} was in force already`,
      );
      return end(0);
    });
}

function lineOf({ file, line, column, path, message }: Problem): string {
  return printable(`${file}:${line}:${column} ${path === '' ? '' : `${path} `}${message}`);
}
