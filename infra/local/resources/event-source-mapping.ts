import * as z from 'zod';
import { nameInArn } from '../place.ts';
import { Count, readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const Responses = z.array(z.literal('ReportBatchItemFailures')).default([]);
const queueArn = z.string().regex(/^arn:aws:sqs:/u, 'expected a queue');

const fromQueue = z.strictObject({
  EventSourceArn: queueArn,
  FunctionName: z.string(),
  BatchSize: Count.default(10),
  MaximumBatchingWindowInSeconds: Count.default(0),
  FunctionResponseTypes: Responses,
  ScalingConfig: z.strictObject({ MaximumConcurrency: Count }).optional(),
});

const fromStream = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: Count.default(100),
  FunctionResponseTypes: Responses,
  // A table and its mapping begin at the same moment here, so that both positions mean the same.
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().int().min(-1).default(-1),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: queueArn }) }).optional(),
});

interface MappingCore {
  readonly logicalId: string;
  readonly functionName: string;
}

export type QueueMappingPlan = MappingCore & {
  readonly source: 'queue';
  readonly definition: z.output<typeof fromQueue>;
};
export type StreamMappingPlan = MappingCore & {
  readonly source: 'stream';
  readonly tableName: string;
  readonly definition: z.output<typeof fromStream>;
};
export type MappingPlan = QueueMappingPlan | StreamMappingPlan;

const checked = { Enabled: true };
/** Of a stream: nothing in the template asks for more yet. */
const onlySo = { MaximumRecordAgeInSeconds: -1, ParallelizationFactor: 1 };
const ignored = { Tags: 'nobody is billed', MetricsConfig: 'there are no metrics here' };
/** Of a stream. */
const atOnce = { MaximumBatchingWindowInSeconds: 'what is in the stream is handed over at once' };

export const eventSourceMapping: ResourceKind<'mapping', MappingPlan> = {
  type: 'AWS::Lambda::EventSourceMapping',
  ref: (name) => name,
  attributes: (name) => ({ Id: name }),
  read: (found) => {
    const { logicalId } = found;
    if (!String(found.properties['EventSourceArn']).startsWith('arn:aws:dynamodb:')) {
      const definition = readProperties(found, { run: fromQueue, checked, ignored });
      const functionName = nameInArn(definition.FunctionName);
      return { kind: 'mapping', source: 'queue', logicalId, functionName, definition };
    }
    const definition = readProperties(found, {
      run: fromStream,
      checked: { ...checked, ...onlySo },
      ignored: { ...ignored, ...atOnce },
    });
    return {
      kind: 'mapping',
      source: 'stream',
      logicalId,
      functionName: nameInArn(definition.FunctionName),
      tableName: /table\/([^/]+)\//u.exec(definition.EventSourceArn)?.[1] ?? '',
      definition,
    };
  },
};
