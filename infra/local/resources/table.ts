import * as z from 'zod';
import { arn } from '../place.ts';
import { readProperties } from './resource-kind.ts';
import type { ResourceKind } from './resource-kind.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const Index = z.strictObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const run = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).default([]),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

export interface TablePlan {
  readonly name: string;
  readonly definition: z.output<typeof run>;
}

/** The stream's ARN as the template's other resources see it; the engine has another, found by the table's name. */
function streamArnOf(tableArn: string): string {
  return `${tableArn}/stream/local`;
}

export const table: ResourceKind<'table', TablePlan> = {
  type: 'AWS::DynamoDB::Table',
  nameProperty: 'TableName',
  ref: (name) => name,
  attributes: (name, place) => {
    const tableArn = arn(place, 'dynamodb', `table/${name}`);
    return { Arn: tableArn, StreamArn: streamArnOf(tableArn) };
  },
  read: (found) => ({
    kind: 'table',
    name: found.name,
    definition: readProperties(found, {
      run,
      checked: { BillingMode: 'PAY_PER_REQUEST' },
      ignored: {
        PointInTimeRecoverySpecification: 'a backup of a laptop is the laptop owner’s affair',
        DeletionProtectionEnabled: 'nothing here deletes a table but --fresh',
        SSESpecification: 'the file is as encrypted as its disk',
        ResourcePolicy: 'IAM is not enforced on this machine',
        Tags: 'nobody is billed',
      },
    }),
  }),
};
