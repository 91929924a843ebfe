import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildApp } from 'fauxqs';
// The package's own start function listens on every interface. Its parts, which it does not export, listen where told.
import { PersistenceManager } from '../../../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../../../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../../../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { queueUrl } from '../place.ts';
import type { Place } from '../place.ts';
import type { BucketPlan } from '../resources/bucket.ts';
import type { QueuePlan } from '../resources/queue.ts';
import { keepLocks } from './object-lock.ts';

/** SQS and S3 on this machine: the real protocols on 127.0.0.1, messages and objects kept in the data folder. */
export interface QueueEngine {
  /** Makes the queue, or gives an existing one the attributes of the plan. */
  ensure(queue: QueuePlan): void;
  /** Messages that are ready, delayed or being worked on. */
  depth(name: string): number;
  /** Answers every long poll that waits. */
  wakeReceivers(): void;
  stop(): Promise<void>;
}

export interface QueueSettings {
  readonly folder: string;
  readonly port: number;
  readonly place: Place;
  readonly buckets: readonly BucketPlan[];
}

export async function startQueues({ folder, port, place, buckets }: QueueSettings): Promise<QueueEngine> {
  const store = new SqsStore();
  const stores = { sqsStore: store, snsStore: new SnsStore(), s3Store: new S3Store() };
  const disk = new PersistenceManager(join(folder, 'sqs'));
  syncSeldom(disk);
  // Loaded before it is attached: a queue that is stored again while it loads would lose its messages.
  disk.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  store.persistence = disk;
  stores.s3Store.persistence = disk;
  for (const queue of store.allQueues()) queue.persistence = disk;
  for (const { name } of buckets) stores.s3Store.createBucket(name);
  const app = buildApp({ logger: false, defaultRegion: place.region, stores });
  keepLocks(app, stores.s3Store, buckets);
  app.addHook('onClose', (_, done) => {
    disk.close();
    done();
  });
  await app.listen({ port, host: '127.0.0.1' });
  return {
    ensure: (plan) => {
      const existing = store.getQueueByArn(plan.arn);
      const wanted = attributesOf(plan);
      if (existing === undefined) store.createQueue(plan.name, queueUrl(place, plan.name), plan.arn, wanted);
      else existing.setAttributes({ RedrivePolicy: '', ...wanted });
    },
    depth: (name) => {
      const messages = store.inspectQueue(name)?.messages;
      if (messages === undefined) return 0;
      return messages.ready.length + messages.delayed.length + messages.inflight.length;
    },
    wakeReceivers: () => {
      for (const queue of store.allQueues()) queue.cancelWaiters();
    },
    stop: async () => {
      await app.close();
    },
  };
}

/**
 * The engine waits for the disk at each message, which is most of what a message costs here. What it has written survives
 * the end of the process all the same, only not that of the machine.
 * https://www.sqlite.org/pragma.html#pragma_synchronous
 */
function syncSeldom(disk: PersistenceManager): void {
  const database: unknown = Reflect.get(disk, 'db');
  if (database instanceof DatabaseSync) database.exec('PRAGMA synchronous = NORMAL');
}

function attributesOf({ definition }: QueuePlan): Record<string, string> {
  const { QueueName: _, RedrivePolicy: redrive, ...numbers } = definition;
  const attributes = Object.entries(numbers).map(([name, value]) => [name, String(value)]);
  if (redrive !== undefined) attributes.push(['RedrivePolicy', JSON.stringify(redrive)]);
  return Object.fromEntries(attributes);
}
