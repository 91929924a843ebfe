import { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { exportCommand } from './export.ts';
import { keyCommand } from './key.ts';
import { verifyCommand } from './verify.ts';

export function auditCommand(io: Io, end: (code: ExitCode) => void): Command {
  const audit = new Command('audit').summary('prove that the ledger is as it was written');
  for (const command of [verifyCommand, exportCommand, keyCommand]) audit.addCommand(command(io, end));
  return audit;
}
