import { Command } from 'commander';
import { chosenNumbers } from './chosen-numbers.ts';
import type { ExitCode, Io } from './io.ts';
import { accountReport, reportOf } from './number-report.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

export function numbersCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('numbers')
    .summary('how the business numbers stand')
    .description(
      'Says of each number whether it may send, or since when and by which of Meta’s codes it is stopped; how many messages ' +
        'were set aside until it may send again; and what happened to it within 24 hours, ' +
        'with what Meta told of the account and its templates.',
    )
    .option('--number <name>', 'only this one')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui numbers
  $ chasqui numbers --number austin --outputs prod.json

Exit code: 0 all of them may send, 1 one is stopped, 2 not understood, 3 the ledger was tampered with.`,
    )
    .action(async (options: { number?: string }, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const numbers = chosenNumbers(target, options.number);
      const ports = { ...(await targetPorts(target, io)), now: io.now() };
      const [first] = target.numbers ?? [];
      const reports = await Promise.all(
        numbers.map((number) => reportOf(number, { isFirst: number.name === first?.name }, ports)),
      );
      const account = await accountReport(ports);
      for (const line of [...reports.flatMap(({ lines }) => lines), ...account]) io.print(line);
      end(reports.some(({ isStopped }) => isStopped) ? 1 : 0);
    });
}
