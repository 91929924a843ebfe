import { text } from 'node:stream/consumers';

/** What a command has to do with its surroundings. */
export interface Io {
  /** Writes one line. */
  print(line: string): void;
  /** Writes one line to those who watch, not to those who read the output. */
  warn(line: string): void;
  readStdin(): Promise<string>;
  readonly env: { [name: string]: string | undefined };
  readonly now: () => number;
}

export const processIo: Io = {
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  readStdin: () => text(process.stdin),
  env: process.env,
  now: Date.now,
};

/** 0: done. 1: something was refused. 2: the command was not understood. 3: the ledger was tampered with. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command cannot be carried out as it was given: said in one sentence, with what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
