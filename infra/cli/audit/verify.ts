import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { hexDigest, hexOfPem, isSigned } from '#adapters/node/sealing';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { readTarget } from '../target.ts';
import { auditPorts } from './audit-ports.ts';
import { hoursOf } from './period.ts';
import { verdict } from './verdict.ts';
import { verifyArchive } from './verify-archive.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly key?: string;
  readonly json?: true;
}

const tools = { sha256: hexDigest, isSigned, pause: (ms: number) => pause(ms) };

export function verifyCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('verify')
    .summary('find what was changed, removed or put in')
    .description(
      'Holds the archive to its seals and the ledger to the archive: is the chain of seals whole and signed, is each ' +
        'object as it was sealed, is each fact in the ledger as it came, and did each fact of the ledger come. With a ' +
        'period the facts that came in those hours; without one everything, which reads the whole ledger.',
    )
    .option('--from <time>', 'a day or time: from the hour it lies in')
    .option('--to <time>', 'a day (to its end) or time: up to the hour it lies in')
    .option('--key <file or hex>', 'the public key written down before, as `audit key` prints it')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui audit verify --key seal-key.pem
  $ chasqui audit verify --from 2026-11-01 --to 2026-11-22 --outputs prod.json

Exit code: 0 all is as it was written, 1 something is not, 2 not understood.`,
    )
    .action(async ({ key, json, ...period }: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const hours = hoursOf(period);
      const publicKey = key === undefined ? undefined : await publicKeyIn(key);
      const ports = await auditPorts(await readTarget(outputs, io), io);
      const verified = await verifyArchive(ports, { ...hours, publicKey }, tools);
      if (json) io.print(JSON.stringify(verified, null, 2));
      else for (const line of verdict(verified, { isPinned: key !== undefined })) io.print(line);
      end(verified.findings.length === 0 ? 0 : 1);
    });
}

/** 64 hexadecimal digits, or a file that holds them or a PEM. */
async function publicKeyIn(given: string): Promise<string> {
  const text = /^[0-9a-f]{64}$/i.test(given) ? given : await readFile(given, 'utf8').catch(() => '');
  if (text.includes('-----BEGIN PUBLIC KEY-----')) return hexOfPem(text);
  const hex = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  throw new UsageError('--key takes 64 hexadecimal digits, or a file that holds them or a public key in PEM');
}
