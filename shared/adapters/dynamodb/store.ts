import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { type Patience, steadyStore } from '../tables/store/steady-store.ts';
import type { Store } from '../tables/store/store.ts';
import { itemOf } from './items.ts';
import { getMany } from './get-many.ts';
import { put } from './put.ts';
import { query } from './query.ts';
import type { TableNames } from './tables.ts';

const patience: Patience = { pause: (ms) => pause(ms), random: Math.random };

/** The tables on DynamoDB. Reads of a table are strongly consistent; throws what the SDK throws after its retries. */
export function dynamoStore(client: DynamoDBClient, names: TableNames): Store {
  const documents = DynamoDBDocumentClient.from(client);
  const tables = { client: documents, names };
  return steadyStore(
    {
      async get(table, { pk, sk }) {
        const { Item } = await documents.send(
          new GetCommand({ TableName: names[table], Key: { pk, sk }, ConsistentRead: true }),
        );
        return Item && itemOf(Item);
      },
      getMany: (table, keys) => getMany(tables, { table, keys, patience }),
      put: (...puts) => put(tables, puts),
      query: (asked) => query(tables, asked),
    },
    patience,
  );
}
