import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../refusal.ts';
import type { TablePlan } from '../resources/table.ts';

/** Makes the table, or finds it as the template says. Throws a `Refusal` where it was made from another template. */
export async function ensureTable(client: DynamoDBClient, plan: TablePlan): Promise<void> {
  const existing = await describe(client, plan.name);
  if (existing === undefined) return create(client, plan);
  if (shapeOfTable(existing) === shapeOfPlan(plan)) return undefined;
  throw new Refusal(
    `The table ${plan.name} in the data folder has other keys, indexes or stream than the template.\n` +
      'Start with an empty folder:\n  npm start -- --fresh',
  );
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, { name, definition }: TablePlan): Promise<void> {
  const {
    StreamSpecification: stream,
    TimeToLiveSpecification: ttl,
    GlobalSecondaryIndexes: indexes,
  } = definition;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: definition.KeySchema,
      AttributeDefinitions: definition.AttributeDefinitions,
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map((index) => ({ ...index })) }),
      ...(stream !== undefined && { StreamSpecification: { StreamEnabled: true, ...stream } }),
    }),
  );
  if (ttl !== undefined) {
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: ttl }));
  }
}

function shapeOfPlan({ definition }: TablePlan): string {
  return shape(definition, definition.GlobalSecondaryIndexes, definition.StreamSpecification?.StreamViewType);
}

function shapeOfTable(table: TableDescription): string {
  return shape(table, table.GlobalSecondaryIndexes ?? [], table.StreamSpecification?.StreamViewType);
}

type Keyed = Pick<TableDescription, 'KeySchema' | 'AttributeDefinitions'>;
type Indexes = readonly Pick<
  NonNullable<TableDescription['GlobalSecondaryIndexes']>[number],
  'IndexName' | 'KeySchema' | 'Projection'
>[];

function shape(table: Keyed, indexes: Indexes, stream: string | undefined): string {
  const keys = (table.KeySchema ?? []).map((key) => `${key.AttributeName} ${key.KeyType}`);
  const types = (table.AttributeDefinitions ?? [])
    .map((one) => `${one.AttributeName} ${one.AttributeType}`)
    .sort();
  const byName = indexes
    .map((index) => [
      index.IndexName,
      (index.KeySchema ?? []).map((key) => `${key.AttributeName} ${key.KeyType}`),
      index.Projection?.ProjectionType,
      [...(index.Projection?.NonKeyAttributes ?? [])].sort(),
    ])
    .map((index) => JSON.stringify(index))
    .sort();
  return JSON.stringify([keys, types, byName, stream ?? null]);
}
