import * as z from 'zod';
import { arn } from '../place.ts';
import { Count, readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const run = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string().regex(/^[\w/-]+\.\w+$/u, 'expected file.export'),
  Timeout: Count.default(3),
  MemorySize: Count.default(128),
  Environment: z
    .strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
  ReservedConcurrentExecutions: Count.optional(),
});

export interface FunctionPlan {
  readonly name: string;
  readonly arn: string;
  readonly logicalId: string;
  readonly definition: z.output<typeof run>;
}

export const lambdaFunction: ResourceKind<'function', FunctionPlan> = {
  type: 'AWS::Lambda::Function',
  nameProperty: 'FunctionName',
  ref: (name) => name,
  attributes: (name, place) => ({ Arn: arn(place, 'lambda', `function:${name}`) }),
  read: (found) => ({
    kind: 'function',
    name: found.name,
    arn: arn(found.place, 'lambda', `function:${found.name}`),
    logicalId: found.logicalId,
    definition: readProperties(found, {
      run,
      checked: { Runtime: 'nodejs24.x' },
      ignored: {
        Architectures: 'it runs on the processor of this machine',
        Description: 'for readers of the AWS console',
        LoggingConfig: 'each function writes to its own file below logs',
        Role: 'IAM is not enforced on this machine',
        Tags: 'nobody is billed',
        TracingConfig: 'there is no X-Ray here',
      },
    }),
  }),
};
