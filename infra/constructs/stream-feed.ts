import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { grant, grantSend } from './grant.ts';
import type { Worker } from './worker.ts';

export interface StreamFeedProps {
  readonly table: Table;
  /** Gets the place in the stream of what was given up, not the records: those stay in the table. */
  readonly failures: Queue;
}

/** Lets the worker take the table's changes in their order, from the first one kept. */
export function feedFromStream(worker: Worker, { table, failures }: StreamFeedProps): void {
  const stream = table.tableStreamArn;
  if (stream === undefined) throw new Error(`${table.node.path} has no stream`);
  grant(
    worker.role,
    ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords', 'dynamodb:ListStreams'],
    [stream],
  );
  grantSend(failures, worker);
  new EventSourceMapping(worker, 'Feed', {
    target: worker.function,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 10,
    reportBatchItemFailures: true,
    // Not SqsDlq: it would grant more than sending.
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
  });
}
