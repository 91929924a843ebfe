import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { EntryOutcome } from '#adapters/aws/put-all';
import { eventBridgeClient, putEvents } from '#adapters/eventbridge/put-events';
import { type EventEntry, readEntries } from './event-entries.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { columns } from './printable.ts';
import { type Target, readTarget } from './target.ts';

export function emitCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('emit')
    .summary('put events on the bus, as a business system would')
    .description(
      "Puts events on the stack's EventBridge bus. A file holds one JSON object, an array of them, or one a line, " +
        'each { source, detail-type, detail, time?, resources? } or in the capitals of PutEvents. All files are ' +
        'read and checked before anything is sent.',
    )
    .argument('<file...>', "files of events; '-' is standard input")
    .option('--bus <name>', "another bus than the stack's: 'default' is where AWS's own events are")
    .option('--json', 'print one JSON array with an outcome for each event')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui emit events/samples/01-ticket-opened.json
  $ chasqui emit events/samples/*.json --json
  $ jq -c '.[]' tickets.json | chasqui emit -
  $ chasqui emit --bus default events/samples/aws/alarm-raised.json

Exit code: 0 all accepted, 1 some refused, 2 not understood.`,
    )
    .action(async (files: string[], { bus, json }: EmitOptions, command: Command) => {
      const entries = await readAll(files, io);
      const { outputs: file }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(file, io);
      const outcomes = await putEvents(
        eventBridgeClient(),
        entries.map((entry) => requestOf(entry, bus ?? target.outputs.BusName)),
      );
      const told = entries.map((entry, index) => ({ entry, outcome: outcomes[index] ?? unanswered }));
      if (json) io.print(JSON.stringify(told.map(asJson), null, 2));
      else for (const line of asText(told, target)) io.print(line);
      end(told.every(({ outcome }) => outcome.kind === 'taken') ? 0 : 1);
    });
}

interface EmitOptions {
  readonly bus?: string;
  readonly json?: true;
}

interface Told {
  readonly entry: EventEntry;
  readonly outcome: EntryOutcome;
}

const unanswered: EntryOutcome = {
  kind: 'failed',
  code: 'NoAnswer',
  message: 'no answer for this event',
  again: true,
};

async function readAll(files: readonly string[], io: Io): Promise<readonly EventEntry[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      const text = await (file === '-' ? io.readStdin() : readText(file));
      return readEntries(file, text);
    }),
  );
  const problems = read.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.problems : []));
  if (problems.length > 0)
    throw new UsageError(`nothing was sent:\n${problems.map((one) => `  ${one}`).join('\n')}`);
  return read.flatMap((outcome) => (outcome.kind === 'entries' ? outcome.entries : []));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read`, { cause });
  }
}

function requestOf({ source, detailType, detail, time, resources }: EventEntry, bus: string) {
  return {
    EventBusName: bus,
    Source: source,
    DetailType: detailType,
    Detail: detail,
    ...(time && { Time: time }),
    ...(resources && { Resources: [...resources] }),
  };
}

function asJson({ entry: { place, source, detailType }, outcome }: Told): object {
  return outcome.kind === 'taken'
    ? { place, source, detailType, outcome: 'accepted', id: outcome.id }
    : { place, source, detailType, outcome: 'refused', code: outcome.code, message: outcome.message };
}

function asText(told: readonly Told[], { phonesUrl }: Target): readonly string[] {
  const rows = told.map(({ entry: { place, source, detailType }, outcome }) =>
    outcome.kind === 'taken'
      ? ['accepted', place, `${detailType} from ${source}`, outcome.id]
      : ['refused', place, `${detailType} from ${source}`, `${outcome.code}: ${outcome.message}`],
  );
  const some = told.some(({ outcome }) => outcome.kind === 'taken');
  return some && phonesUrl !== undefined ? [...columns(rows), `Phones: ${phonesUrl}`] : columns(rows);
}
