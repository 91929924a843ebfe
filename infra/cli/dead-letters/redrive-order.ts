import { hint } from '#workspace/nearest';
import { UsageError } from '../io.ts';
import type { DeadLetterQueues, Target } from '../target.ts';
import type { Reader } from './judge-letter.ts';
import type { Verdict } from './judgement.ts';
import { letterFilter } from './letter-filter.ts';
import type { Work } from './work-through.ts';

export interface RedriveOptions {
  readonly dryRun?: true;
  readonly filter: readonly string[];
  readonly rate: string;
  readonly to?: string;
  readonly drop?: true;
  readonly dropFinished?: true;
  readonly json?: true;
}

/** What an operator wants done with the dead letters of a queue. */
export interface RedriveOrder extends Work {
  /** URL of the dead letters. */
  readonly dead: string;
  readonly reader: Reader;
  /** Where they go back to. Absent: nowhere. */
  readonly home?: NonNullable<DeadLetterQueues[string]['home']>;
  /** Letters a second. */
  readonly rate: number;
}

/** Reads the command line. Throws a `UsageError` for what cannot be done. */
export function redriveOrder({ deadLetters }: Target, name: string, options: RedriveOptions): RedriveOrder {
  if (deadLetters === undefined) {
    throw new UsageError(
      'the outputs file does not name the dead letters of the stack: deploy again with --outputs-file, then name that file',
    );
  }
  const queue = queueNamed(name, deadLetters);
  const isParked = queue.home === undefined;
  refuseContradictions(options, isParked);
  const to = options.to === undefined ? undefined : queueNamed(options.to, deadLetters);
  if (to !== undefined && to.home === undefined)
    throw new UsageError(`nobody works on ${options.to}: name another queue`);
  const home = to?.home ?? queue.home;
  const rate = rateIn(options.rate);
  return {
    dead: queue.dead,
    reader: readerOf(options.to ?? name, home),
    ...(home !== undefined && { home }),
    rate,
    atOnce: Math.min(rate, 10),
    filter: letterFilter(options.filter),
    isDryRun: options.dryRun === true,
    drops: dropsOf(options),
  };
}

function queueNamed(name: string, queues: DeadLetterQueues): DeadLetterQueues[string] {
  const queue = Object.hasOwn(queues, name) ? queues[name] : undefined;
  if (queue === undefined)
    throw new UsageError(`there are no dead letters of '${name}'${hint(name, Object.keys(queues))}`);
  return queue;
}

function refuseContradictions({ to, drop, dropFinished, dryRun }: RedriveOptions, isParked: boolean): void {
  if (!isParked && (to !== undefined || drop === true)) {
    throw new UsageError('--to and --drop are for input that nobody could read: the queue failures');
  }
  if (isParked && dropFinished === true) throw new UsageError('--drop-finished is for what could be read');
  if (to !== undefined && drop === true) throw new UsageError('--to and --drop exclude each other');
  if (isParked && to === undefined && drop !== true && dryRun !== true) {
    throw new UsageError(
      'say what becomes of them: --to QUEUE puts them there, --drop deletes them, --dry-run lists',
    );
  }
}

function rateIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('--rate is a number from 1 to 9999');
  return Number(text);
}

/** Who works on the queue that they go back to. */
function readerOf(name: string, home: RedriveOrder['home']): Reader {
  if (home === undefined) return 'nobody';
  if (name === 'updates') return 'apply-update';
  if (name === 'callbacks') return 'call-back';
  return typeof home === 'string' ? 'route-event' : 'send-message';
}

function dropsOf({ drop, dropFinished }: RedriveOptions): (verdict: Verdict) => boolean {
  if (drop === true) return () => true;
  return (verdict) => dropFinished === true && verdict.kind === 'refuse' && verdict.isFinished === true;
}
