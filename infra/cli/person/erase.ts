import { userInfo } from 'node:os';
import { Command } from 'commander';
import { holdingsOf } from '#adapters/tables/people/holdings';
import { erasePerson } from '#adapters/tables/people/person-eraser';
import type { ExitCode, Io } from '../io.ts';
import { readTarget } from '../target.ts';
import { knownPerson } from './known-person.ts';
import { personTables } from './person-tables.ts';

interface Options {
  readonly by: string;
  readonly dryRun?: true;
}

export function eraseCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('erase')
    .summary('erase all content of a person; the facts stay')
    .description(
      'Erases name, phone and all by which the person is found, the texts of messages to them, what they answered and ' +
        'sent, and the bodies of the events that led to it, with the salts of their digests. Facts stay as they are: they ' +
        'name a random id that leads nowhere. It cannot be undone. Takes half a minute, since it waits for what is under ' +
        'way; where it is interrupted, run it again.',
    )
    .argument('<id>', "the company's id of the person")
    .option('--dry-run', 'say what would be erased, and erase nothing')
    .option('--by <name>', 'who erases, as the ledger will say', userInfo().username)
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui person erase ana.souza --dry-run
  $ chasqui person erase ana.souza --by "data protection" --outputs prod.json

Exit code: 0 erased, 1 not finished: run it again, 2 not understood or nobody goes by that id, 3 a fact is not as it was written.`,
    )
    .action(async (company: string, { by, dryRun }: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const tables = await personTables(await readTarget(outputs, io), io);
      const person = await knownPerson(company, tables.store);
      if (dryRun) return io.print(wouldErase(await holdingsOf(person, tables)));
      const erased = await erasePerson({ person, company, by }, tables);
      if (erased.kind === 'unfinished') {
        io.warn(
          `${erased.notices} notices to many are still being told from their events: run this again when they are`,
        );
        return end(1);
      }
      const { messages, replies, events } = erased.counts;
      io.print(
        `erased: ${messages} messages, ${replies} replies, ${events} events; the person is now ${person}`,
      );
    });
}

function wouldErase({
  messages,
  replies,
  inbounds,
  own,
  asStranger,
  aliases,
}: Awaited<ReturnType<typeof holdingsOf>>): string {
  const parts = [
    `${messages.length} messages`,
    `${replies.length} replies`,
    `${inbounds.length + own.length + asStranger.length} other items`,
    `${aliases.length} ids and numbers`,
  ];
  return `would erase: ${parts.join(', ')}`;
}
