import type { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { grant, grantSend } from './grant.ts';
import type { Worker } from './worker.ts';

export interface StreamFeedProps {
  readonly table: Table;
  /** Gets the place in the stream of what Lambda gave up, not the records: those stay in the table. */
  readonly failures: Queue;
  /** Waits so long, or for so many changes, and hands them over in one batch. Default: whatever is there, up to 100. */
  readonly collect?: { readonly changes: number; readonly within: Duration };
}

/**
 * Lets the worker take the table's changes in their order, from the first one kept. What fails comes again until the
 * stream forgets it, after 24 hours: who gave up sooner would lose changes that nothing is wrong with.
 */
export function feedFromStream(worker: Worker, props: StreamFeedProps): void {
  const { table, failures, collect } = props;
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
    batchSize: collect?.changes ?? 100,
    ...(collect !== undefined && { maxBatchingWindow: collect.within }),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    // Not SqsDlq: it would grant more than sending.
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
  });
}
