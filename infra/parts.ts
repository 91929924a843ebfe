import type { Config } from './config.ts';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from './constructs/alarms.ts';
import type { Buckets } from './constructs/buckets.ts';
import type { Bus } from './constructs/bus.ts';
import type { HttpApi } from './constructs/http-api.ts';
import type { Secrets } from './constructs/secrets.ts';
import type { SendQueues } from './constructs/send-queues.ts';
import type { Tables } from './constructs/tables.ts';
import type { WorkerQueue } from './constructs/worker-queue.ts';

/** What the steps share. Each takes what it needs and is granted what it takes. */
export interface Parts {
  readonly config: Config;
  readonly tables: Tables;
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly queues: Queues;
  readonly bus: Bus;
  readonly http: HttpApi;
  readonly alarms: Alarms;
}

interface Queues {
  readonly events: WorkerQueue;
  readonly send: SendQueues;
  /** Slices of notices to more than 200 people. */
  readonly notices: WorkerQueue;
  /** What Meta told by webhook. */
  readonly updates: WorkerQueue;
  /** Outcomes for those who wait for an ask, and signs that it is open still. */
  readonly callbacks: WorkerQueue;
  /** Input that nobody could read, kept whole with its reason. Nothing takes from it but an operator. */
  readonly failures: Queue;
}
