import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../tables/store/store.ts';

/** The names that the two tables have in this account. */
export type TableNames = { readonly [T in Table]: string };

/** What every request needs. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly names: TableNames;
}
