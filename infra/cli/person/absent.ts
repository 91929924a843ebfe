import { userInfo } from 'node:os';
import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { localTime } from '../moment.ts';
import { printable } from '../printable.ts';
import { targetPorts } from '../target-ports.ts';
import { readTarget } from '../target.ts';
import { changeAbsence } from './change-absence.ts';
import { knownPerson } from './known-person.ts';
import { type AbsentOptions, saidAbsence } from './said-absence.ts';

type Options = AbsentOptions & { readonly by: string };

export function absentCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('absent')
    .summary('say that a person is away, and who answers for them')
    .description(
      'What is asked of somebody who is away goes to their deputy; without one, the plan says so (absent). It counts for ' +
        'what is asked from then on; what they have been asked already stays theirs. A day counts whole, in the ' +
        "person's time zone.",
    )
    .argument('<id>', "the company's id of the person")
    .option('--from <time>', 'a day, or a time with its zone; now if not given')
    .option('--until <time>', 'a day (to its end), or a time with its zone')
    .option('--deputy <id>', "the company's id of who answers in their place")
    .option('--back', 'they are there again')
    .option('--by <name>', 'who says so, as the ledger will tell', userInfo().username)
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui person absent rui.tavares --from 2026-12-21 --until 2027-01-02 --deputy ana.souza
  $ chasqui person absent rui.tavares --until 2026-11-22T18:00:00-03:00
  $ chasqui person absent rui.tavares --back --by "HR desk" --outputs prod.json

Exit code: 0 done, 2 not understood or nobody goes by that id.`,
    )
    .action(async (company: string, options: Options, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const ports = await targetPorts(await readTarget(outputs, io), io);
      const id = await knownPerson(company, ports.store);
      const found = await ports.people.find(id);
      if (found === undefined) throw new UsageError('the person is being erased');
      const absence = await saidAbsence(options, { person: found.value, now: io.now(), ...ports });
      const said = { at: io.now(), thing: entropy.random(), by: options.by, ...absence };
      const outcome = await changeAbsence(id, said, ports.people);
      const standing = absence.absence === undefined ? 'there' : awayWords(absence.absence);
      io.print(printable(`${found.value.name} ${outcome === 'changed' ? 'is' : 'was already'} ${standing}`));
      end(0);
    });
}

function awayWords({ from, until, deputy }: { from: number; until: number; deputy?: string }): string {
  const who = deputy === undefined ? 'nobody answers for them' : `${deputy} answers for them`;
  return `away from ${localTime(from)} until ${localTime(until)}, ${who}`;
}
