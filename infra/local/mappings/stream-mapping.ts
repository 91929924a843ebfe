import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { StreamRecord, TableStream } from '../engines/table-stream.ts';
import { region } from '../place.ts';
import type { StreamMappingPlan } from '../resources/event-source-mapping.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Mapping } from './mapping.ts';
import { deliverBatch } from './stream-batch.ts';

export interface StreamMappingPorts {
  readonly stream: TableStream;
  readonly checkpoints: Checkpoints;
  readonly pool: WorkerPool;
  readonly functionArn: string;
  /** Puts a text on the queue with this ARN. */
  send(queueArn: string, body: string): Promise<void>;
}

/** Lambda looks into a stream four times a second. */
const pauseMs = 250;

/** A DynamoDB stream event source mapping: in order, each record until it is done with or given up. */
export function streamMapping(plan: StreamMappingPlan, ports: StreamMappingPorts): Mapping {
  // `passes`: how many were begun. `empty`: the last of them that found nothing.
  const state = { stopping: false, passes: 0, empty: 0 };
  const isStopping = () => state.stopping;
  const run = async (): Promise<void> => {
    while (!state.stopping) {
      state.passes += 1;
      const pass = state.passes;
      const found = await readShards(plan, ports, isStopping).catch((error: unknown) => {
        ports.pool.note(`the stream could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
        return true;
      });
      if (!found) state.empty = pass;
      if (!state.stopping) await pause(pauseMs);
    }
  };
  const running = run();
  return {
    caughtUp: async () => {
      const asked = state.passes;
      while (state.empty <= asked && !state.stopping) await pause(20);
    },
    stop: async () => {
      state.stopping = true;
      await running;
    },
  };
}

/** Reads every shard to its present end. True when there was anything. */
async function readShards(
  plan: StreamMappingPlan,
  ports: StreamMappingPorts,
  isStopping: () => boolean,
): Promise<boolean> {
  let found = false;
  for (const shard of await ports.stream.shards()) {
    let iterator: string | undefined = await ports.stream.iterator(shard, ports.checkpoints.of(shard));
    while (iterator !== undefined && !isStopping()) {
      const page = await ports.stream.page(iterator, plan.definition.BatchSize);
      if (page.records.length === 0) break;
      found = true;
      await deliverBatch(page.records, plan, batchPorts(plan, ports, { shard, isStopping }));
      iterator = page.next;
    }
  }
  return found;
}

interface Reading {
  readonly shard: string;
  readonly isStopping: () => boolean;
}

function batchPorts(plan: StreamMappingPlan, ports: StreamMappingPorts, { shard, isStopping }: Reading) {
  const { EventSourceArn: streamArn, DestinationConfig: destination } = plan.definition;
  return {
    isStopping,
    wait: async (ms: number) => {
      const until = Date.now() + ms;
      while (Date.now() < until && !isStopping()) await pause(50);
    },
    invoke: (records: readonly StreamRecord[]) =>
      ports.pool.invoke({
        Records: records.map((record) => ({ ...record, awsRegion: region, eventSourceARN: streamArn })),
      }),
    checkpoint: (record: StreamRecord) => ports.checkpoints.move(shard, record.dynamodb.SequenceNumber),
    giveUp: async (records: readonly StreamRecord[], attempts: number) => {
      ports.pool.note(`gave up ${records.length} records of the stream after ${attempts} attempts`);
      if (destination === undefined) return;
      const lost = { records, attempts, functionArn: ports.functionArn, streamArn, shardId: shard };
      await ports.send(destination.OnFailure.Destination, JSON.stringify(notice(lost)));
    },
  };
}

interface Lost {
  readonly functionArn: string;
  readonly attempts: number;
  readonly streamArn: string;
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
}

/** What Lambda puts on an on-failure destination: where the records are, not what is in them. */
function notice({ functionArn, attempts, streamArn, shardId, records }: Lost) {
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb];
  const arrival = (seconds: number | undefined) => new Date((seconds ?? 0) * 1000).toISOString();
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  };
}
