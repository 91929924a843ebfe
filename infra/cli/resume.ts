import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { chosenNumbers } from './chosen-numbers.ts';
import type { ExitCode, Io } from './io.ts';
import { localTime } from './moment.ts';
import { causeOf } from './number-words.ts';
import { resumeNumber } from './resume-number.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

export function resumeCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('resume')
    .summary('let a business number send again')
    .description(
      'Meta refuses a number as a whole when its token, its account or its limits are not in order. The number is then ' +
        'stopped, and tried again every few minutes. Once the cause is mended, this lets it send at once; the messages that ' +
        'were set aside go within a few minutes. If the cause is still there, the next refusal stops the number again.',
    )
    .option('--number <name>', 'only this one; all that are stopped if not given')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui resume
  $ chasqui resume --number austin --outputs prod.json

Exit code: 0 done, also where nothing was stopped, 2 not understood.`,
    )
    .action(async (options: { number?: string }, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const numbers = chosenNumbers(target, options.number);
      const { paces } = await targetPorts(target, io);
      for (const { name } of numbers) {
        const was = await resumeNumber(name, { paces, entropy, now: io.now });
        io.print(
          was === undefined
            ? `${name} was not stopped`
            : `${name} may send again; it was stopped since ${localTime(was.since)} (${causeOf(was.code)})`,
        );
      }
      end(0);
    });
}
