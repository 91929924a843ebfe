import { Command } from 'commander';
import { pemOf, signerOf } from '#adapters/node/sealing';
import type { ExitCode, Io } from '../io.ts';
import { readTarget } from '../target.ts';
import { sealSecret } from './audit-ports.ts';

export function keyCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('key')
    .summary('the public key that seals are held to')
    .description(
      'Prints the public half of the key that the stack signs its seals with. Write it down where whoever runs the ' +
        'stack cannot change it: a seal proves something only to those who know the key beforehand.',
    )
    .option('--pem', 'as OpenSSL reads it')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui audit key
  $ chasqui audit key --pem --outputs prod.json

Exit code: 0 printed, 1 failed, 2 not understood.`,
    )
    .action(async ({ pem }: { pem?: true }, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const { publicKey } = signerOf(await sealSecret(await readTarget(outputs, io)));
      io.print(pem ? pemOf(publicKey).trimEnd() : publicKey);
      end(0);
    });
}
