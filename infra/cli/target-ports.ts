import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { operatorTables } from '#adapters/tables/operator-tables';
import { tables } from '#adapters/tables/tables';
import type { Io } from './io.ts';
import type { Target } from './target.ts';

/** The ports that lie on a stack's tables, opened with its ledger key. */
export async function targetPorts({ outputs }: Target, { now }: Pick<Io, 'now'>) {
  const key = await readSecret(secretsClient(), outputs.LedgerKeySecretArn);
  const store = dynamoStore(dynamoClient(), {
    state: outputs.StateTableName,
    ledger: outputs.LedgerTableName,
  });
  const tools = { entropy, key, now };
  return { store, ...tables(store, tools), ...operatorTables(store, tools) };
}
