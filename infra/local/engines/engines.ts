import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DataFolder } from '../data-folder.ts';
import { credentials } from '../endpoints.ts';
import { nameInArn, queueUrl } from '../place.ts';
import type { Place } from '../place.ts';
import type { StackPlan } from '../plan.ts';
import type { Ports } from '../ports.ts';
import type { ShutdownList } from '../shutdown-list.ts';
import { startDynamodb } from './dynamodb-engine.ts';
import { startQueues } from './queue-engine.ts';
import type { QueueEngine } from './queue-engine.ts';
import { ensureTable } from './tables.ts';

/** The two engines, with the tables, queues and buckets of the template in them. */
export interface Engines {
  readonly dynamodbUrl: string;
  readonly queues: QueueEngine;
  readonly sqs: SQSClient;
  /** Puts a text on the queue with this ARN; throws where the queue does not take it. */
  readonly send: (queueArn: string, body: string) => Promise<void>;
}

export interface EngineSettings {
  readonly folder: DataFolder;
  readonly ports: Pick<Ports, 'dynamodb' | 'sqs'>;
  readonly place: Place;
  /** Caps the visibility timeout of every queue. */
  readonly maxVisibilitySeconds: number | undefined;
  readonly shutdown: ShutdownList;
}

export async function startEngines(plan: StackPlan, settings: EngineSettings): Promise<Engines> {
  const { folder, ports, place, shutdown, maxVisibilitySeconds: cap = Infinity } = settings;
  const dynamodb = await startDynamodb(folder, ports.dynamodb);
  shutdown.add(() => dynamodb.stop());
  const queues = await startQueues({ folder: folder.path, port: ports.sqs, place, buckets: plan.buckets });
  shutdown.add(() => queues.stop());
  const client = {
    region: place.region,
    credentials,
    requestHandler: { requestTimeout: 30_000, throwOnRequestTimeout: true },
  };
  const sqs = new SQSClient({ ...client, endpoint: place.queuesUrl });
  shutdown.add(() => sqs.destroy());

  const tables = new DynamoDBClient({ ...client, endpoint: dynamodb.url });
  shutdown.add(() => tables.destroy());
  for (const table of plan.tables) await ensureTable(tables, table);
  for (const queue of plan.queues) {
    const { definition } = queue;
    const VisibilityTimeout = Math.min(definition.VisibilityTimeout, cap);
    queues.ensure({ ...queue, definition: { ...definition, VisibilityTimeout } });
  }
  return {
    dynamodbUrl: dynamodb.url,
    queues,
    sqs,
    send: async (arn, body) => {
      await sqs.send(
        new SendMessageCommand({ QueueUrl: queueUrl(place, nameInArn(arn)), MessageBody: body }),
      );
    },
  };
}
