import { Command } from 'commander';
import type { Period } from '#ports/ledger';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { localTime, readMoment } from './moment.ts';
import { columns } from './printable.ts';
import { recordNamed } from './record-named.ts';
import { asksIn } from './story-asks.ts';
import { fileWords, filesIn, linkLines, linksOf } from './story-files.ts';
import { failuresIn } from './story-failures.ts';
import { noticesIn } from './story-notices.ts';
import { repliesIn } from './story-replies.ts';
import { summaryOf } from './story-summary.ts';
import { whatHappened } from './story-words.ts';
import {
  type Story,
  type StoryPorts,
  findPerson,
  happenedAt,
  namesIn,
  storyOfPerson,
  storyOfSlice,
} from './story.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

interface Options {
  readonly record?: string;
  readonly slice?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly links?: true;
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
    .option('--slice <number>', 'with --record: one slice of its notices to more than 200 people, from 1')
    .option('--person <id>', "a person by the company's id, or by phone with + and country code")
    .option('--from <time>', 'a day or time; for a person 30 days back if not given')
    .option('--to <time>', 'a day (to its end) or time; now if not given')
    .option('--links', 'a link to each file that is kept, for 15 minutes and for whoever has it')
    .option('--json', 'print the facts as one JSON array')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui trace --record ticket/T-1042
  $ chasqui trace --person ana.souza --from 2026-11-01 --to 2026-11-22
  $ chasqui trace --record purchase/881 --json --outputs prod.json
  $ chasqui trace --record ticket/T-1042 --links
  $ chasqui trace --record notice/plant-closed --slice 3

Exit code: 0 told, 1 failed, 2 not understood, 3 a fact is not as it was written.`,
    )
    .action(async (options: Options, command: Command) => {
      const subject = subjectOf(options);
      const period = periodOf(options, io.now());
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const ports = await targetPorts(target, io);
      const story = await tell(subject, period, ports);
      const files = await filesIn(story, ports.replies, options.links && (await linksOf(target, io)));
      if (options.json) io.print(JSON.stringify(asJson(story, files), null, 2));
      else for (const line of await asText(story, files, ports)) io.print(line);
      end(0);
    });
}

type Subject =
  | { readonly kind: 'record'; readonly record: string; readonly slice: number }
  | { readonly kind: 'person'; readonly alias: string };

function subjectOf({ record, person, slice }: Options): Subject {
  if ((record === undefined) === (person === undefined)) {
    throw new UsageError('name either a record with --record TYPE/KEY or a person with --person ID');
  }
  if (person !== undefined && slice !== undefined) throw new UsageError('--slice goes with --record');
  if (person !== undefined) return { kind: 'person', alias: person };
  if (slice !== undefined && !/^[1-9]\d{0,3}$/.test(slice))
    throw new UsageError('a slice is named by its number, from 1');
  return { kind: 'record', record: recordNamed(record ?? ''), slice: Number(slice ?? 0) };
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
  if (subject.kind === 'record') return storyOfSlice(subject, period, ports);
  const person = await findPerson(subject.alias, ports);
  // The alias is not repeated: it may be a phone number.
  if (person === undefined) throw new UsageError('nobody is known by that id or phone');
  return storyOfPerson(person, period, ports);
}

type Files = Awaited<ReturnType<typeof filesIn>>;

function asJson(story: Story, files: Files): readonly object[] {
  return story.map((fact) => {
    const file = files.get(fact);
    return { time: new Date(happenedAt(fact)).toISOString(), ...fact, ...(file && { file }) };
  });
}

async function asText(story: Story, files: Files, ports: StoryPorts): Promise<readonly string[]> {
  if (story.length === 0) return ['no facts in this period'];
  const names = await namesIn(story, ports);
  const [asks, notices, replies, failures] = await Promise.all([
    asksIn(story, names, ports),
    noticesIn(story, ports),
    repliesIn(story, ports),
    failuresIn(story, ports),
  ]);
  const slots = new Map(story.flatMap((fact) => (fact.kind === 'slot' ? [[fact.thing, fact]] : [])));
  const rows = story.map((fact) => {
    const slot = slots.get(fact.thing);
    const { person = '', route = '' } = { ...slot, ...fact };
    const file = files.get(fact);
    const more = asks.get(fact) ?? notices.get(fact) ?? replies.get(fact) ?? failures.get(fact);
    return [
      localTime(happenedAt(fact)),
      names.get(person) ?? person,
      slot?.channel ?? '',
      route,
      file === undefined ? (more ?? whatHappened(fact)) : fileWords(fact, file),
      'attempt' in fact && fact.attempt > 0 ? String(fact.attempt) : '',
    ];
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const head = [`time (${zone})`, 'who', 'channel', 'route', 'what', 'attempt'];
  return [...columns([head, ...rows]), '', ...linkLines(files), summaryOf(story)];
}
