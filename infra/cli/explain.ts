import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { entropy } from '#adapters/node/entropy';
import { deputiesToFind } from '#domain/asks/deputies';
import type { BusinessEvent } from '#domain/event';
import { explain, type ExplainedRoute } from '#domain/routing/explain';
import { needsOf } from '#domain/routing/explain-needs';
import type { Instant } from '#domain/instant';
import { recordOfOutcome, withRecord } from '#domain/outcomes/outcome';
import { isPlainObject, type Plain } from '#domain/plain';
import { textRenderer } from '#domain/texts/text';
import type { Workspace } from '#domain/workspace';
import { type EventEntry, readEntries } from './event-entries.ts';
import { type ExplainedEvent, explainedText } from './explained-text.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { readMoment } from './moment.ts';
import { readTarget } from './target.ts';
import { targetPorts } from './target-ports.ts';

interface Options {
  readonly at?: string;
  readonly person?: string;
  readonly json?: true;
}

export function explainCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('explain')
    .summary('what would become of an event, and why; nothing is done')
    .description(
      'Takes events as emit does, and tells for each route of the workspace in force whether it takes the event or what ' +
        'the event lacks, what would become of the record, and who would be told what, or why not.',
    )
    .argument('<file>', "a file of events; '-' is standard input")
    .option('--at <time>', 'as if the event came at this day or time; now if not given')
    .option('--person <id>', "show this person only, by the company's id")
    .option('--json', 'print one JSON array')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui explain events/samples/01-ticket-opened.json
  $ chasqui explain ticket.json --person ana.souza
  $ chasqui explain ticket.json --at 2026-11-22T22:30 --json

Exit code: 0 at least one person would be told, 1 nobody, 2 not understood.`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      const entries = await entriesOf(file, io);
      const at = options.at === undefined ? io.now() : readMoment(options.at, 'start');
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const ports = await targetPorts(await readTarget(outputs, io), io);
      const version = await ports.workspaces.current();
      if (version === undefined)
        throw new UsageError("no workspace is applied: apply one with 'chasqui apply FOLDER'");
      const workspace = await ports.workspaces.load(version);
      const explained = await Promise.all(
        entries.map((entry) => explainEntry(entry, { at, workspace, ports })),
      );
      const shown = explained.map((event) => ({
        ...event,
        routes: event.routes.map((route) => only(route, options.person)),
      }));
      if (options.json) io.print(JSON.stringify(shown, null, 2));
      else for (const line of shown.flatMap(explainedText)) io.print(line);
      end(shown.some(tellsSomebody) ? 0 : 1);
    });
}

interface Moment {
  readonly at: Instant;
  readonly workspace: Workspace;
  readonly ports: Pick<Awaited<ReturnType<typeof targetPorts>>, 'asks' | 'dedupe' | 'people' | 'records'>;
}

async function explainEntry(entry: EventEntry, { at, workspace, ports }: Moment): Promise<ExplainedEvent> {
  const tools = { entropy, text: textRenderer() };
  const event = await withItsRecord(eventOf(entry, at), ports);
  const needs = needsOf({ event, workspace }, tools);
  const found = await ports.people.byCompanyIds(needs.people);
  const managers = await ports.people.byCompanyIds(needs.managersOf(found));
  const reached = new Map([...found, ...managers]);
  const deputies = await ports.people.byCompanyIds(deputiesToFind(reached, at));
  const people = new Map([...reached, ...deputies]);
  const asked = await Promise.all(
    needs.records.map(async (id) => [id, await ports.asks.ofRecord(id)] as const),
  );
  const asks = new Map(asked.map(([id, all]) => [id, all.map(({ value }) => value)] as const));
  const stored = await Promise.all(needs.records.map((id) => ports.records.find(id)));
  const records = new Map(
    stored.flatMap((one) => (one === undefined ? [] : [[one.value.id, one.value] as const])),
  );
  const known = await Promise.all(
    needs.windows.map(async (name) => [name, await ports.dedupe.newest(name)] as const),
  );
  const windows = new Map(known.flatMap(([name, one]) => (one === undefined ? [] : [[name, one] as const])));
  const happenedAt = entry.time?.getTime() ?? at;
  return {
    place: entry.place,
    routes: explain({ event, happenedAt, at, workspace, people, records, windows, asks }, tools),
  };
}

/** An outcome of ours is told with the record that it is about. */
async function withItsRecord(event: BusinessEvent, { records }: Moment['ports']): Promise<BusinessEvent> {
  const record = recordOfOutcome(event);
  if (record === undefined) return event;
  const found = await records.find(record);
  return withRecord(event, found?.value);
}

async function entriesOf(file: string, io: Io): Promise<readonly EventEntry[]> {
  const text = await (file === '-' ? io.readStdin() : readFile(file, 'utf8')).catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read`, { cause });
  });
  const read = readEntries(file, text);
  if (read.kind === 'refused') throw new UsageError(read.problems.join('\n'));
  return read.entries;
}

/** The event as the bus would deliver it. Its id would be one that nobody has seen. */
function eventOf({ place, source, detailType, detail, time }: EventEntry, at: Instant): BusinessEvent {
  const content: Plain = JSON.parse(detail);
  if (!isPlainObject(content)) throw new UsageError(`${place}: detail: write a JSON object`);
  const when = time ?? new Date(at);
  return { source, detailType, detail: content, time: when.toISOString(), id: `explain ${place}` };
}

function only(route: ExplainedRoute, person: string | undefined): ExplainedRoute {
  if (!('people' in route) || person === undefined) return route;
  return { ...route, people: route.people.filter(({ member }) => member === person) };
}

function tellsSomebody({ routes }: ExplainedEvent): boolean {
  return routes.some((route) => 'people' in route && route.people.some(({ kind }) => kind === 'told'));
}
