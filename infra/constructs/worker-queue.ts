import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grant } from './grant.ts';
import { queueOf } from './queue.ts';
import type { Worker } from './worker.ts';

export interface WorkerQueueProps {
  /** Last part of the queue's name; its dead letters are in `<name>-dead` unless `dead` takes them. */
  readonly name: string;
  readonly dead?: Queue;
  /** How long the worker on this queue may run. */
  readonly workerTimeout: Duration;
  /** Deliveries before a message is given up. */
  readonly tries: number;
  /** After which one that fails comes back: six times the worker's timeout, or more. Default: that. */
  readonly retryAfter?: Duration;
}

export interface FeedProps {
  /** Messages a call: 1 to 10. */
  readonly batchSize: number;
  /** Workers at once: 2 or more. */
  readonly maxConcurrency: number;
}

/** A queue, the dead letters behind it, and the one worker that it feeds. */
export class WorkerQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, props: WorkerQueueProps) {
    super(scope, id);
    const { name, workerTimeout, tries, dead, retryAfter } = props;
    this.dead = dead ?? queueOf(this, 'Dead', { name: `${name}-dead` });
    this.queue = queueOf(this, 'Queue', {
      name,
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times the worker's timeout.
      visibilityTimeout: retryAfter ?? Duration.seconds(6 * workerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: tries },
    });
  }

  /** Lets the worker take from this queue, in batches of which it may give back single messages. */
  feed(worker: Worker, { batchSize, maxConcurrency }: FeedProps): void {
    grant(
      worker.role,
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    new EventSourceMapping(this, 'Feed', {
      target: worker.function,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}
