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
  readonly key: readonly string[];
  readonly lastSeal?: string;
  readonly json?: true;
}

const tools = { sha256: hexDigest, isSigned, pause: (ms: number) => pause(ms) };
const hex = /^[0-9a-f]{64}$/i;

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
    .option(
      '--key <file or hex>',
      'the public key written down before, as `audit key` prints it; where it was changed, one --key for each, in the order of their use',
      (key: string, keys: readonly string[]) => [...keys, key],
      [],
    )
    .option('--last-seal <digest>', 'the digest of a seal, written down before, that must be there still')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui audit verify --key seal-key.pem
  $ chasqui audit verify --key old-key.pem --key seal-key.pem
  $ chasqui audit verify --from 2026-11-01 --to 2026-11-22 --outputs prod.json

Exit code: 0 all is as it was written, 1 something is not, 2 not understood.`,
    )
    .action(async ({ key, lastSeal, json, ...period }: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const hours = hoursOf(period);
      const publicKeys = await Promise.all(key.map(publicKeyIn));
      const noted = digestIn(lastSeal, period);
      const ports = await auditPorts(await readTarget(outputs, io), io);
      const verified = await verifyArchive(
        ports,
        { ...hours, publicKeys, lastSeal: noted },
        { ...tools, now: io.now },
      );
      if (json) io.print(JSON.stringify(verified, null, 2));
      else for (const line of verdict(verified, { isPinned: key.length > 0 })) io.print(line);
      end(verified.findings.length === 0 ? 0 : 1);
    });
}

/** 64 hexadecimal digits, or a file that holds them or a PEM. */
async function publicKeyIn(given: string): Promise<string> {
  const text = hex.test(given) ? given : await readFile(given, 'utf8').catch(() => '');
  if (text.includes('-----BEGIN PUBLIC KEY-----')) return hexOfPem(text);
  if (hex.test(text.trim())) return text.trim().toLowerCase();
  throw new UsageError('--key takes 64 hexadecimal digits, or a file that holds them or a public key in PEM');
}

/** It may be that of any hour: so all of them are read. */
function digestIn(
  given: string | undefined,
  { from, to }: { readonly from?: string; readonly to?: string },
): string | undefined {
  if (given === undefined) return undefined;
  if (!hex.test(given)) throw new UsageError('--last-seal takes 64 hexadecimal digits');
  if (from !== undefined || to !== undefined)
    throw new UsageError('--last-seal goes without --from and --to: it looks at all seals');
  return given.toLowerCase();
}
