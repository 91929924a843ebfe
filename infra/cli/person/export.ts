import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { events } from '#adapters/tables/routing/events';
import type { Io } from '../io.ts';
import { readTarget } from '../target.ts';
import { exportedPerson } from './exported-person.ts';
import { knownPerson } from './known-person.ts';
import { personTables } from './person-tables.ts';

export function exportCommand(io: Io): Command {
  return new Command('export')
    .summary('all that is held of a person, as a JSON file')
    .description(
      'Writes what is held of one person: who they are and by what they are found, their consent with its evidence, ' +
        'messages to them with their texts, what they answered, the events that led to it, and the facts. Files that ' +
        'they sent are named by their keys in the media bucket.',
    )
    .argument('<id>', "the company's id of the person")
    .requiredOption('--out <file>', 'where to write; only its owner may read the file')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui person export ana.souza --out ana.json
  $ chasqui person export ana.souza --out ana.json --outputs prod.json

Exit code: 0 written, 1 failed, 2 not understood or nobody goes by that id, 3 a fact is not as it was written.`,
    )
    .action(async (id: string, { out }: { out: string }, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const tables = await personTables(await readTarget(outputs, io), io);
      const person = await knownPerson(id, tables.store);
      const held = await exportedPerson(person, { ...tables, events: events(tables.store, tables.sha256) });
      const text = JSON.stringify({ exportedAt: new Date(io.now()).toISOString(), ...held }, null, 2);
      await writeFile(out, `${text}\n`, { mode: 0o600 });
      io.print(
        `${held.messages.length} messages, ${held.replies.length} replies, ${held.events.length} events, ${held.facts.length} facts`,
      );
    });
}
