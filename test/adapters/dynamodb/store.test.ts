import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamoStore } from '#adapters/dynamodb/store';
import { type Engine, startEngine } from '#test/support/engine';
import type { Rig } from '../tables/rig.ts';
import { tablesContract } from '../tables/tables.contract.ts';

describe('the tables on DynamoDB', () => {
  let engine: Engine;
  let rig: Rig;

  beforeAll(async () => {
    engine = await startEngine();
    const { client, names } = engine;
    rig = {
      store: dynamoStore(client, names),
      async overwrite(table, item) {
        await client.send(new PutItemCommand({ TableName: names[table], Item: marshall(item) }));
      },
      settle: () => {},
    };
  });
  afterAll(() => engine.stop());

  tablesContract(() => rig);
});
