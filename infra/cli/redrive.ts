import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { deadLetters } from '#adapters/sqs/dead-letters';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { judgeLetter } from './dead-letters/judge-letter.ts';
import { letterJson, letterLine, letterSummary } from './dead-letters/letter-words.ts';
import { pacer } from './dead-letters/pacer.ts';
import { type RedriveOptions, type RedriveOrder, redriveOrder } from './dead-letters/redrive-order.ts';
import { sendBack } from './dead-letters/send-back.ts';
import { type Fate, type WorkPorts, workThrough } from './dead-letters/work-through.ts';
import type { ExitCode, Io } from './io.ts';
import { targetPorts } from './target-ports.ts';
import { readTarget } from './target.ts';

export function redriveCommand(io: Io, end: (code: ExitCode) => void): Command {
  return new Command('redrive')
    .summary('put dead letters back on the queue that they came from')
    .description(
      'Says of each dead letter of a queue what it is and why it lies there, and puts it back. Nothing is sent twice: a job ' +
        'whose message was accepted, is being sent or in doubt, waits or has ended stays where it is.',
    )
    .argument('<queue>', 'events, notices, send, updates, callbacks, or failures: what nobody could read')
    .option('--dry-run', 'list them, and do nothing')
    .option(
      '--filter <key=value>',
      'only those: reason or ref (how it begins), source, id (a part of any)',
      all,
      [],
    )
    .option('--rate <number>', 'put back at most so many a second', '10')
    .option('--drop-finished', 'delete those for which there is nothing left to do')
    .option('--to <queue>', 'of failures: the queue to put them on, now that they can be read')
    .option('--drop', 'of failures: delete them')
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ chasqui redrive events --dry-run
  $ chasqui redrive send --filter reason=TimeoutError --rate 50 --outputs prod.json
  $ chasqui redrive failures --filter reason=not-json --drop

Exit code: 0 done, 1 some stay there, 2 not understood, 3 the ledger was tampered with.`,
    )
    .action(async (queue: string, options: RedriveOptions, command: Command) => {
      const { outputs }: { outputs: string } = command.optsWithGlobals();
      const target = await readTarget(outputs, io);
      const order = redriveOrder(target, queue, options);
      const counts = new Map<Fate['kind'], number>();
      const ports = { ...(await targetPorts(target, io)), now: io.now };
      await workThrough(order, {
        ...queuePorts(order),
        judge: (letter) => judgeLetter(letter, order.reader, ports),
        pace: pacer(order.rate, sleep),
        tell(told) {
          counts.set(told.fate.kind, (counts.get(told.fate.kind) ?? 0) + 1);
          io.print(options.json ? JSON.stringify(letterJson(told)) : letterLine(told, io.now()));
        },
      });
      if (!options.json) io.print(letterSummary(counts, queue));
      end(order.isDryRun || [...counts.keys()].every(isDone) ? 0 : 1);
    });
}

function queuePorts({ dead, home }: RedriveOrder): Pick<WorkPorts, 'dead' | 'sendBack'> {
  const client = sqsClient();
  return { dead: deadLetters(client, dead), sendBack: sendBack(client, home) };
}

function all(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}

function isDone(fate: Fate['kind']): boolean {
  return fate === 'gone-back' || fate === 'dropped';
}
