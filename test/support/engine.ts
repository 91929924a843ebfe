import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { dynamoClient } from '#adapters/dynamodb/client';
import type { TableNames } from '#adapters/dynamodb/tables';
import { indexesOf, keysOf } from '#adapters/tables/store/index-keys';
import type { Table } from '#adapters/tables/store/store';
import { freePorts } from '#infra/local/ports';

/** A real DynamoDB engine with both tables, empty, for one test file. */
export interface Engine {
  readonly url: string;
  readonly client: DynamoDBClient;
  readonly names: TableNames;
  /** Another pair of both tables, empty. */
  newTables(): Promise<TableNames>;
  stop(): Promise<void>;
}

/**
 * Starts the engine that npm brings along, in memory and on a free port. Where npm has none for this machine, the
 * one at `CHASQUI_TEST_DYNAMODB` (`http://127.0.0.1:8000`) is used. Throws where there is neither.
 */
export async function startEngine(): Promise<Engine> {
  const given = process.env['CHASQUI_TEST_DYNAMODB'];
  const engine = given === undefined ? await spawned() : { url: given, stop: () => Promise.resolve() };
  const client = dynamoClient({
    endpoint: engine.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const stop = async () => {
    client.destroy();
    await engine.stop();
  };
  try {
    await answering(client);
    const names = await createTables(client);
    return { url: engine.url, client, names, newTables: () => createTables(client), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function spawned(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { dynamodb: port } = await freePorts();
  const child = spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  });
  await once(child, 'spawn');
  return { url: `http://127.0.0.1:${port}`, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

function binary(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch (cause) {
    const machine = `${process.platform} on ${process.arch}`;
    throw new Error(
      `npm has no DynamoDB engine for ${machine}: start one and name its URL in CHASQUI_TEST_DYNAMODB`,
      {
        cause,
      },
    );
  }
}

async function answering(client: DynamoDBClient): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (cause) {
      if (tried === 400) throw new Error('the DynamoDB engine does not answer', { cause });
      await pause(50);
    }
  }
}

async function createTables(client: DynamoDBClient): Promise<TableNames> {
  const run = randomBytes(4).toString('hex');
  const names = { state: `state-${run}`, ledger: `ledger-${run}` };
  await createTable(client, 'state', names.state);
  await createTable(client, 'ledger', names.ledger);
  return names;
}

async function createTable(client: DynamoDBClient, table: Table, name: string): Promise<void> {
  const own = keysOf({ table });
  const indexes = Object.entries(indexesOf(table));
  const all = [own, ...indexes.map(([, keys]) => keys)];
  const types = new Map(
    all.flatMap(({ partition, sort }) => [[partition, 'S'] as const, [sort.name, sort.type] as const]),
  );
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      KeySchema: keySchema(own),
      GlobalSecondaryIndexes: indexes.map(([IndexName, keys]) => ({
        IndexName,
        KeySchema: keySchema(keys),
        Projection: { ProjectionType: keys.projection },
      })),
    }),
  );
}

function keySchema({ partition, sort }: ReturnType<typeof keysOf>) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort.name, KeyType: 'RANGE' as const },
  ];
}
