import { Command, CommanderError } from 'commander';
import { TamperedFact } from '#adapters/tables/facts/seal';
import { applyCommand } from './apply.ts';
import { answerCommand } from './asks/answer.ts';
import { handCommand } from './asks/hand.ts';
import { asksCommand } from './asks/asks.ts';
import { auditCommand } from './audit/audit.ts';
import { emitCommand } from './emit.ts';
import { explainCommand } from './explain.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { matchCommand } from './match.ts';
import { numbersCommand } from './numbers.ts';
import { peopleCommand } from './people.ts';
import { personCommand } from './person/person.ts';
import { printable } from './printable.ts';
import { redriveCommand } from './redrive.ts';
import { resumeCommand } from './resume.ts';
import { schemaCommand } from './schema.ts';
import { traceCommand } from './trace.ts';

/** Runs one command line and answers with its exit code. Prints what went wrong; throws nothing. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const end = (reached: ExitCode) => {
    code = reached;
  };
  const program = new Command('chasqui')
    .description('Operational messages over WhatsApp: told once, recorded for years.')
    .option('--outputs <file>', "the stack's outputs file", '.chasqui/outputs.json')
    .addHelpText(
      'after',
      `
Without --outputs the commands speak to the stack that 'npm start' runs in this folder. For a deployed one, name the
file that 'cdk deploy --outputs-file FILE' wrote; region and credentials are those of the AWS CLI.`,
    );
  for (const command of [
    emitCommand,
    traceCommand,
    asksCommand,
    answerCommand,
    handCommand,
    explainCommand,
    applyCommand,
    peopleCommand,
    personCommand,
    matchCommand,
    schemaCommand,
    numbersCommand,
    resumeCommand,
    redriveCommand,
    auditCommand,
  ]) {
    program.addCommand(command(io, end));
  }
  speakThrough(program, io);
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

/** Commander ends the process and writes by itself unless every command is told otherwise. */
function speakThrough(command: Command, io: Io): void {
  const line = (print: (text: string) => void) => (text: string) => print(text.replace(/\n$/, ''));
  command
    .exitOverride()
    .showHelpAfterError("(add '--help' to see how it is used)")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: line((text) => io.print(text)), writeErr: line((text) => io.warn(text)) });
  for (const inner of command.commands) speakThrough(inner, io);
}

function failed(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    io.warn(`chasqui: ${error.message}`);
    return 2;
  }
  if (error instanceof TamperedFact) {
    io.warn(`chasqui: the ledger was tampered with: ${error.message}`);
    return 3;
  }
  io.warn(`chasqui: ${printable(reasonOf(error))}`);
  return 1;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed for an unknown reason';
  if ('code' in error && error.code === 'ECONNREFUSED') {
    return "the stack does not answer: if it is the local one, is 'npm start' still running?";
  }
  return `${error.name}: ${error.message}`;
}
