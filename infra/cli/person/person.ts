import { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { absentCommand } from './absent.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';

export function personCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('person')
    .description('what is held of one person, and whether they are there')
    .addCommand(absentCommand(io, end))
    .addCommand(exportCommand(io))
    .addCommand(eraseCommand(io, end));
}
