import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../tables/store/store.ts';
import { itemOf } from './items.ts';

/**
 * The places of all items of a table, page by page, in no order. Reads the whole table, at half a read unit for every
 * 4 KB in it: for an operator at a terminal, and no function has the right to.
 */
export async function* placesIn(client: DynamoDBClient, table: string): AsyncGenerator<readonly Key[]> {
  const documents = DynamoDBDocumentClient.from(client);
  let after: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({
        TableName: table,
        ProjectionExpression: 'pk, sk',
        ...(after !== undefined && { ExclusiveStartKey: after }),
      }),
    );
    yield Items.map(itemOf);
    after = LastEvaluatedKey;
  } while (after !== undefined);
}
