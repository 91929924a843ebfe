import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import type { Workspace } from '#domain/workspace';
import type { Workspaces } from '#ports/workspaces';
import type { PeopleProblem } from '#workspace/people-file';
import { importPeople } from './import-people.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { printable } from './printable.ts';
import { readSource } from './read-sources.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

export function peopleCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('people').description('the people of the company').addCommand(importCommand(io, end));
}

function importCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('import')
    .summary('add and change people from a CSV file')
    .description(
      'Columns: id, name, phone (with + and country code), language, branch; and, if there, manager (an id), time_zone, ' +
        'consent (given or withdrawn), consent_source, consent_at, consent_by (an id), consent_wording. A row with a problem is left out and named, the others are imported. ' +
        'Nobody is removed. A withdrawn consent stays withdrawn until a later date says otherwise.',
    )
    .argument('<file>', 'CSV file, UTF-8')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui people import events/workspace/people.csv
  $ chasqui people import staff.csv --outputs prod.json

Exit code: 0 all rows imported, 1 some left out, 2 not understood.`,
    )
    .action(async (file: string, _: object, command: Command) => {
      const source = await readSource(file).catch((cause: unknown) => {
        throw new UsageError(`${file} cannot be read`, { cause });
      });
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const { people, workspaces } = await targetPorts(await readTarget(outputs, io), io);
      const workspace = await inForce(workspaces);
      const { problems, warnings, ...counts } = await importPeople(source, {
        people,
        workspace,
        entropy,
        now: io.now,
      });
      for (const problem of problems) io.warn(lineOf(file, problem));
      for (const warning of warnings) io.warn(`warning: ${lineOf(file, warning)}`);
      io.print(
        `${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${problems.length} problems`,
      );
      end(problems.length === 0 ? 0 : 1);
    });
}

function lineOf(file: string, { line, column, message }: PeopleProblem): string {
  return printable(`${file}:${line} ${column === '' ? '' : `${column}: `}${message}`);
}

async function inForce(workspaces: Workspaces): Promise<Workspace | undefined> {
  const version = await workspaces.current();
  return version === undefined ? undefined : workspaces.load(version);
}
