import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { LocalStack } from '#infra/local/local-stack';

const outputs = { state: 'StateTableName', ledger: 'LedgerTableName' } as const;

/** The key of every item of a table, as `pk sk`. The system itself never reads a table as a whole. */
export async function keysIn(
  { endpoints, outputs: told }: Pick<LocalStack, 'endpoints' | 'outputs'>,
  table: keyof typeof outputs,
): Promise<readonly string[]> {
  const client = new DynamoDBClient({
    region: endpoints.AWS_REGION,
    endpoint: endpoints.AWS_ENDPOINT_URL_DYNAMODB,
    credentials: {
      accessKeyId: endpoints.AWS_ACCESS_KEY_ID,
      secretAccessKey: endpoints.AWS_SECRET_ACCESS_KEY,
    },
  });
  const keys: string[] = [];
  const asked = { TableName: told[outputs[table]], ProjectionExpression: 'pk, sk', ConsistentRead: true };
  for await (const { Items: items = [] } of paginateScan({ client }, asked)) {
    keys.push(...items.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
  }
  client.destroy();
  return keys;
}
