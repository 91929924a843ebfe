import * as z from 'zod';
import { queueArn, queueUrl } from '../place.ts';
import { Count, readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const run = z.strictObject({
  QueueName: z.string().optional(),
  DelaySeconds: Count.optional(),
  MaximumMessageSize: Count.optional(),
  ReceiveMessageWaitTimeSeconds: Count.optional(),
  VisibilityTimeout: Count.default(30),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: Count }).optional(),
});

export interface QueuePlan {
  readonly name: string;
  readonly arn: string;
  readonly definition: z.output<typeof run>;
}

export const queue: ResourceKind<'queue', QueuePlan> = {
  type: 'AWS::SQS::Queue',
  nameProperty: 'QueueName',
  ref: (name, place) => queueUrl(place, name),
  attributes: (name, place) => ({
    Arn: queueArn(place, name),
    QueueName: name,
    QueueUrl: queueUrl(place, name),
  }),
  read: (found) => ({
    kind: 'queue',
    name: found.name,
    arn: queueArn(found.place, found.name),
    definition: readProperties(found, {
      run,
      ignored: {
        MessageRetentionPeriod: 'nothing is thrown away here',
        SqsManagedSseEnabled: 'the file is as encrypted as its disk',
        KmsMasterKeyId: 'the file is as encrypted as its disk',
        KmsDataKeyReusePeriodSeconds: 'the file is as encrypted as its disk',
        RedriveAllowPolicy: 'IAM is not enforced on this machine',
        Tags: 'nobody is billed',
      },
    }),
  }),
};
