import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StateReader } from '../tables/workspaces/applied-workspaces.ts';
import { dynamoStore } from './store.ts';

/** The state table for whoever only reads it, and is not told the name of the other one. */
export function stateReader(client: DynamoDBClient, table: string): StateReader {
  return dynamoStore(client, { state: table, ledger: '' });
}
