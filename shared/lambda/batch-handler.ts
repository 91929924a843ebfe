import * as z from 'zod/mini';
import type { Plain } from '#domain/plain';
import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { type Shell, inShell, shell } from './shell.ts';
import { type StreamChange, changeIn } from './stream-change.ts';

export interface BatchStep {
  readonly step: string;
  /** Builds the step's ports: once per cold start, when the first batch comes. */
  readonly build: (around: Shell) => Promise<BatchWork>;
}

/** Throws only for surprises: then the stream brings the whole batch again. The outcome's fields go to the log. */
type BatchWork = (batch: ChangeBatch) => Promise<LogFields & { readonly kind: string }>;

/** Changes of one shard of a table's stream, in their order. */
export interface ChangeBatch {
  /** Number in the stream of the first. */
  readonly sequence: string;
  readonly changes: readonly ReadChange[];
}

interface ReadChange {
  /** As the stream tells it. */
  readonly told: Plain;
  /** Undefined where it has a form that our tables never write. */
  readonly change: StreamChange | undefined;
}

const Told = z.object({ eventName: z.optional(z.string()), dynamodb: z.record(z.string(), z.json()) });
const Record = z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) });
const Batch = z.object({ Records: z.array(z.unknown()) });

/** A Lambda handler for a table's stream that takes each batch as one piece of work, done or not done as a whole. */
export function batchHandler({ step, build }: BatchStep, around: Shell = shell()) {
  const work = once(() => build(around));
  return inShell<void>(step, around, async (event) => {
    const { Records } = Batch.parse(event);
    const [first] = Records;
    if (first === undefined) return;
    const delivery = Record.parse(first).dynamodb.SequenceNumber;
    around.log('info', 'batch received', { step, delivery, changes: Records.length });
    const take = await work();
    const outcome = await take({ sequence: delivery, changes: Records.map(readChange) });
    around.log('info', 'batch handled', { ...outcome, step, delivery });
  });
}

function readChange(record: unknown): ReadChange {
  const { eventName = '', dynamodb } = Told.parse(record);
  return { told: { eventName, dynamodb }, change: changeIn(record) };
}
