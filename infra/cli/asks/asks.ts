import { Command } from 'commander';
import type { People } from '#ports/people';
import type { Workspaces } from '#ports/workspaces';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { columns } from '../printable.ts';
import { recordNamed } from '../record-named.ts';
import { findPerson, type StoryPorts } from '../story.ts';
import { targetPorts } from '../target-ports.ts';
import { readTarget } from '../target.ts';
import { askHead, askJson, askRow, askSummary, isOverdue, type Names, peopleIn } from './ask-line.ts';
import { channelsOf, findAsks, type FoundAsk, type Wanted } from './find-asks.ts';

interface Options {
  readonly channel?: string;
  readonly person?: string;
  readonly record?: string;
  readonly overdue?: true;
  readonly json?: true;
}

export function asksCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('asks')
    .summary('what waits for an answer, and for whose')
    .description(
      'Lists the open asks: what each is about, how many answers it has, until when an answer counts, and who has not ' +
        'answered. The one that is due first is first.',
    )
    .option('--channel <id>', 'only of this channel')
    .option('--person <id>', "only what a person has still to answer, by the company's id or by phone")
    .option('--record <type/key>', 'those about a record, the closed ones too')
    .option('--overdue', 'only those whose deadline is over')
    .option('--json', 'print one JSON array')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui asks
  $ chasqui asks --channel purchasing --overdue
  $ chasqui asks --person rui.tavares --outputs prod.json
  $ chasqui asks --record purchase/881

Exit code: 0 none of them is overdue, 1 one is, 2 not understood.`,
    )
    .action(async (options: Options, command: Command) => {
      onlyOne(options);
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const ports = await targetPorts(await readTarget(outputs, io), io);
      const now = io.now();
      const found = (await findAsks(await wantedBy(options, ports), ports)).filter(
        ({ ask }) => options.overdue === undefined || isOverdue(ask, now),
      );
      const names = await namesOf(found, ports.people);
      if (options.json)
        io.print(
          JSON.stringify(
            found.map((one) => askJson(one, now, names)),
            null,
            2,
          ),
        );
      else for (const line of asText(found, now, names)) io.print(line);
      end(found.some(({ ask }) => isOverdue(ask, now)) ? 1 : 0);
    });
}

function onlyOne({ channel, person, record }: Options): void {
  if ([channel, person, record].filter((given) => given !== undefined).length > 1)
    throw new UsageError('name one of --channel, --person and --record');
}

async function wantedBy(
  { channel, person, record }: Options,
  ports: StoryPorts & { readonly workspaces: Pick<Workspaces, 'current' | 'load'> },
): Promise<Wanted> {
  if (record !== undefined) return { kind: 'record', record: recordNamed(record) };
  if (person !== undefined) {
    const id = await findPerson(person, ports);
    // The alias is not repeated: it may be a phone number.
    if (id === undefined) throw new UsageError('nobody is known by that id or phone');
    return { kind: 'person', person: id };
  }
  return { kind: 'channels', channels: await channelsIn(ports.workspaces, channel) };
}

async function channelsIn(
  workspaces: Pick<Workspaces, 'current' | 'load'>,
  only: string | undefined,
): Promise<readonly string[]> {
  const version = await workspaces.current();
  const channels = version === undefined ? [] : channelsOf(await workspaces.load(version));
  if (only === undefined) return channels;
  if (!channels.includes(only)) throw new UsageError('the workspace in force has no channel of that name');
  return [only];
}

async function namesOf(found: readonly FoundAsk[], people: Pick<People, 'find'>): Promise<Names> {
  const known = await Promise.all([...peopleIn(found)].map((id) => people.find(id)));
  return new Map(known.flatMap((one) => (one === undefined ? [] : [[one.value.id, one.value.name]])));
}

function asText(found: readonly FoundAsk[], now: number, names: Names): readonly string[] {
  const rows = found.map((one) => askRow(one, now, names));
  const table = rows.length === 0 ? [] : [...columns([askHead, ...rows]), ''];
  return [...table, askSummary(found, now)];
}
