import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { pemOf } from '#adapters/node/sealing';
import { allSeals, folderOf, hourOfSeal, sealKey } from '#domain/archive/archive-key';
import type { Hour } from '#domain/archive/hour';
import type { Objects } from '#ports/objects';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { readTarget } from '../target.ts';
import { archiveOf } from './audit-ports.ts';
import { howToVerify } from './how-to-verify.ts';
import { keysIn } from './keys-in.ts';
import { hoursOf } from './period.ts';
import { readSeal } from './read-seal.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly out: string;
}

export function exportCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('export')
    .summary('hand the sealed facts to somebody who trusts nobody')
    .description(
      'Copies the seals and the facts of sealed hours into a folder, byte by byte, with the public keys and a text that ' +
        'says how to verify them with OpenSSL alone. The facts hold ids and digests, no number or text, and no ' +
        'name but of who entered a command.',
    )
    .option('--from <time>', 'a day or time: from the hour it lies in')
    .option('--to <time>', 'a day (to its end) or time: up to the hour it lies in')
    .requiredOption('--out <folder>', 'a folder that is empty or not there yet')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui audit export --from 2026-11-01 --to 2026-11-22 --out november
  $ chasqui audit export --out everything --outputs prod.json

Exit code: 0 exported, 1 failed, 2 not understood.`,
    )
    .action(async ({ out, ...period }: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const hours = hoursOf(period);
      await assertEmpty(out);
      const archive = await archiveOf(await readTarget(outputs, io), io);
      const sealed = (await keysIn(archive, allSeals))
        .map(hourOfSeal)
        .filter((hour) => hour !== undefined)
        .filter((hour) => (hours.from ?? hour) <= hour && hour <= (hours.to ?? hour));
      if (sealed.length === 0) throw new UsageError('no hour of this period is sealed yet');
      const counts = await exportHours(sealed, { archive, out });
      io.print(
        `${counts.seals} seals and ${counts.objects} objects are in ${out}; README.md there says how to verify them`,
      );
      end(0);
    });
}

async function assertEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) throw new UsageError(`${folder} is not empty: name a folder that is`);
}

interface Way {
  readonly archive: Objects;
  readonly out: string;
}

async function exportHours(hours: readonly Hour[], way: Way) {
  const counts = { seals: 0, objects: 0 };
  const publicKeys = new Set<string>();
  for (const hour of hours) {
    const seal = await copy(sealKey(hour), way);
    const { read } = readSeal(hour, seal);
    if (read !== undefined) publicKeys.add(read.seal.publicKey);
    counts.seals += 1;
    for (const key of await keysIn(way.archive, folderOf(hour))) {
      await copy(key, way);
      counts.objects += 1;
    }
  }
  await mkdir(join(way.out, 'keys'));
  for (const key of publicKeys) await writeFile(join(way.out, 'keys', `${key}.pem`), pemOf(key));
  await writeFile(join(way.out, 'README.md'), howToVerify);
  return counts;
}

async function copy(key: string, { archive, out }: Way): Promise<Uint8Array> {
  const kept = await archive.get(key);
  if (kept === undefined) throw new Error(`${key} was listed and is gone`);
  const file = join(out, key);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, kept.bytes);
  return kept.bytes;
}
