import * as z from 'zod/mini';
import type { Parsed } from '#contracts/parsed';
import type { GivenUp } from '#domain/facts/message-fact';
import type { Parking } from '#ports/parking';
import { errorFields } from './error-fields.ts';
import { errorWord } from './error-word.ts';
import type { LogFields } from './log.ts';
import { once } from './once.ts';
import { type BatchHandler, type Shell, inShell, shell } from './shell.ts';

export interface QueueStep<Job> {
  readonly step: string;
  readonly parse: (body: string) => Parsed<Job>;
  /** Builds the step's ports: once per cold start, when the first batch comes. */
  readonly build: (around: Shell) => Promise<QueueWork<Job>>;
}

export interface QueueWork<Job> {
  /**
   * Throws only for surprises: then the queue brings the job back; `receives` says how often it has. The outcome's fields
   * go to the log.
   */
  readonly handle: (job: Job, receives: number) => Promise<QueueOutcome>;
  /** Takes what cannot be read. */
  readonly parking: Parking;
  /** Has its say about a job that fails for the last time. */
  readonly lastWords?: LastWords<Job>;
}

export interface LastWords<Job> {
  /** After so many deliveries the queue gives a message up. */
  readonly tries: number;
  /** Notes why. What it throws is logged and changes nothing. */
  readonly say: (job: Job, givenUp: GivenUp) => Promise<void>;
}

type QueueOutcome = LogFields & { readonly kind: string };

const Batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.string() }),
    }),
  ),
});
type Delivery = z.infer<typeof Batch>['Records'][number];

/**
 * A Lambda handler for a queue that reports failures by item. Each message of a batch stands for itself: what cannot
 * be read is parked with its reason and done with, what fails comes back, the others are done with. A batch has at
 * most ten messages; they are handled side by side.
 */
export function queueHandler<Job>(queueStep: QueueStep<Job>, around: Shell = shell()): BatchHandler {
  const work = once(() => queueStep.build(around));
  return inShell(queueStep.step, around, async (event) => {
    const { Records } = Batch.parse(event);
    const built = await work();
    const failed = await Promise.all(
      Records.map(async (delivery) => {
        const done = await handled(delivery, built, { ...queueStep, ...around });
        return done ? [] : [{ itemIdentifier: delivery.messageId }];
      }),
    );
    return { batchItemFailures: failed.flat() };
  });
}

async function handled<Job>(
  { messageId: delivery, body, attributes }: Delivery,
  work: QueueWork<Job>,
  { step, parse, log, meter }: QueueStep<Job> & Shell,
): Promise<boolean> {
  const ids = { step, delivery };
  const receives = Number(attributes.ApproximateReceiveCount);
  log('info', 'message received', { ...ids, receives });
  let job: { readonly value: Job } | undefined;
  try {
    const parsed = parse(body);
    if (parsed.kind === 'problem') {
      const { reason, field } = parsed;
      await work.parking.park(body, field === undefined ? reason : `${reason}: ${field}`);
      meter.count('events-rejected');
      log('warn', 'message parked', { ...ids, reason, ...(field !== undefined && { field }) });
    } else {
      job = parsed;
      const outcome = await work.handle(parsed.value, receives);
      log('info', 'message handled', { ...outcome, ...ids });
    }
    return true;
  } catch (error) {
    log('error', 'message failed', { ...ids, error: errorFields(error) });
    const givenUp = { delivery, receives, reason: errorWord(error) };
    if (job !== undefined) await sayLastWords(job.value, givenUp, { ...work, step, log });
    return false;
  }
}

/** The queue gives the message up, whatever becomes of the words. */
async function sayLastWords<Job>(
  job: Job,
  givenUp: GivenUp,
  { lastWords, step, log }: Pick<QueueWork<Job>, 'lastWords'> & Pick<Shell, 'log'> & { step: string },
): Promise<void> {
  if (lastWords === undefined || givenUp.receives < lastWords.tries) return;
  const { delivery, reason } = givenUp;
  try {
    await lastWords.say(job, givenUp);
    log('warn', 'message given up', { step, delivery, reason });
  } catch (error) {
    log('error', 'last words failed', { step, delivery, error: errorFields(error) });
  }
}
