import type { Engines } from '../engines/engines.ts';
import { openTableStream } from '../engines/table-stream.ts';
import { nameInArn, queueUrl } from '../place.ts';
import type { Place } from '../place.ts';
import type { StackPlan } from '../plan.ts';
import { Refusal } from '../refusal.ts';
import type { MappingPlan, QueueMappingPlan, StreamMappingPlan } from '../resources/event-source-mapping.ts';
import { mostWorkers } from '../workers/pools.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { openCheckpoints } from './checkpoints.ts';
import type { Mapping } from './mapping.ts';
import { queueMapping } from './queue-mapping.ts';
import { streamMapping } from './stream-mapping.ts';

export interface MappingsSettings {
  readonly engines: Engines;
  readonly pools: ReadonlyMap<string, WorkerPool>;
  readonly place: Place;
  /** The data folder. */
  readonly folder: string;
}

/** Starts every mapping: queues first, so that waiting for them in this order follows the way of an event. */
export async function startMappings(
  plan: StackPlan,
  settings: MappingsSettings,
): Promise<readonly Mapping[]> {
  const queues = plan.mappings.filter((mapping) => mapping.source === 'queue');
  const streams = plan.mappings.filter((mapping) => mapping.source === 'stream');
  const opened = await Promise.all(streams.map((mapping) => openStream(mapping, settings)));
  return [...queues.map((mapping) => startQueue(mapping, settings)), ...opened.map((start) => start())];
}

/** The queues that feed functions. */
export function fedQueues(plan: StackPlan): readonly string[] {
  return plan.mappings
    .filter((mapping) => mapping.source === 'queue')
    .map((mapping) => nameInArn(mapping.definition.EventSourceArn));
}

function startQueue(plan: QueueMappingPlan, settings: MappingsSettings): Mapping {
  const { engines, place } = settings;
  const name = nameInArn(plan.definition.EventSourceArn);
  return queueMapping(plan, {
    sqs: engines.sqs,
    queueUrl: queueUrl(place, name),
    pool: poolFor(plan, settings),
    pollers: Math.min(plan.definition.ScalingConfig?.MaximumConcurrency ?? mostWorkers, mostWorkers),
    depth: () => engines.queues.depth(name),
  });
}

async function openStream(plan: StreamMappingPlan, settings: MappingsSettings): Promise<() => Mapping> {
  const { engines, folder } = settings;
  const stream = await openTableStream(engines.dynamodbUrl, plan.tableName);
  const ports = {
    stream,
    checkpoints: openCheckpoints(folder, plan.logicalId, stream.arn),
    pool: poolFor(plan, settings),
    functionArn: plan.definition.FunctionName,
    send: engines.send,
  };
  return () => streamMapping(plan, ports);
}

function poolFor(plan: MappingPlan, { pools }: MappingsSettings): WorkerPool {
  const pool = pools.get(plan.functionName);
  if (pool !== undefined) return pool;
  throw new Refusal(
    `${plan.logicalId} (AWS::Lambda::EventSourceMapping): FunctionName names no function of the template`,
  );
}
