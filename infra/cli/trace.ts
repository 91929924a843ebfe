import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { recordId } from '#domain/identity';
import type { Period } from '#ports/ledger';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { localTime, readMoment } from './moment.ts';
import { columns } from './printable.ts';
import { summaryOf } from './story-summary.ts';
import { whatHappened } from './story-words.ts';
import {
  type Story,
  type StoryPorts,
  findPerson,
  happenedAt,
  namesIn,
  storyOfPerson,
  storyOfRecord,
} from './story.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

interface Options {
  readonly record?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

export function traceCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('trace')
    .summary('who was told what, when, and why not')
    .description(
      'Tells from the ledger what happened around a record, or what a person was told. Each fact is verified: if one ' +
        'was changed since it was written, it is named and nothing is told.',
    )
    .option('--record <type/key>', 'a record by its type and key')
    .option('--person <id>', "a person by the company's id, or by phone with + and country code")
    .option('--from <time>', 'a day or time; for a person 30 days back if not given')
    .option('--to <time>', 'a day (to its end) or time; now if not given')
    .option('--json', 'print the facts as one JSON array')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui trace --record ticket/T-1042
  $ chasqui trace --person ana.souza --from 2026-11-01 --to 2026-11-22
  $ chasqui trace --record purchase/881 --json --outputs prod.json

Exit code: 0 told, 1 failed, 2 not understood, 3 a fact is not as it was written.`,
    )
    .action(async (options: Options, command: Command) => {
      const subject = subjectOf(options);
      const period = periodOf(options, io.now());
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const ports = await targetPorts(await readTarget(outputs, io), io);
      const story = await tell(subject, period, ports);
      if (options.json) io.print(JSON.stringify(story.map(asJson), null, 2));
      else for (const line of await asText(story, ports)) io.print(line);
      end(0);
    });
}

type Subject =
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'person'; readonly alias: string };

function subjectOf({ record, person }: Options): Subject {
  if ((record === undefined) === (person === undefined)) {
    throw new UsageError('name either a record with --record TYPE/KEY or a person with --person ID');
  }
  if (person !== undefined) return { kind: 'person', alias: person };
  const [, type, key] = /^([^/]+)\/(.+)$/s.exec(record ?? '') ?? [];
  if (type === undefined || key === undefined)
    throw new UsageError('a record is named TYPE/KEY, as in ticket/T-1042');
  return { kind: 'record', id: recordId(entropy.sha256, type, key) };
}

const days30 = 30 * 24 * 60 * 60 * 1000;

function periodOf({ from, to, person }: Options, now: number): Period {
  const period = {
    to: to === undefined ? now : readMoment(to, 'end'),
    from: from === undefined ? (person === undefined ? 0 : now - days30) : readMoment(from, 'start'),
  };
  if (period.from > period.to) throw new UsageError('--from is after --to');
  return period;
}

async function tell(subject: Subject, period: Period, ports: StoryPorts): Promise<Story> {
  if (subject.kind === 'record') return storyOfRecord(subject.id, period, ports);
  const person = await findPerson(subject.alias, ports);
  // The alias is not repeated: it may be a phone number.
  if (person === undefined) throw new UsageError('nobody is known by that id or phone');
  return storyOfPerson(person, period, ports);
}

function asJson(fact: Story[number]): object {
  return { time: new Date(happenedAt(fact)).toISOString(), ...fact };
}

async function asText(story: Story, ports: StoryPorts): Promise<readonly string[]> {
  if (story.length === 0) return ['no facts in this period'];
  const names = await namesIn(story, ports);
  const channels = new Map(
    story.flatMap((fact) => (fact.kind === 'slot' ? [[fact.thing, fact.channel]] : [])),
  );
  const rows = story.map((fact) => [
    localTime(happenedAt(fact)),
    'person' in fact ? (names.get(fact.person) ?? fact.person) : '',
    channels.get(fact.thing) ?? '',
    'route' in fact ? fact.route : '',
    whatHappened(fact),
    'attempt' in fact && fact.attempt > 0 ? String(fact.attempt) : '',
  ]);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const head = [`time (${zone})`, 'who', 'channel', 'route', 'what', 'attempt'];
  return [...columns([head, ...rows]), '', summaryOf(story)];
}
