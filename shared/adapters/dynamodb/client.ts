import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings.ts';

/** A client whose every call ends. Region, endpoint and credentials come from the environment where not given. */
export function dynamoClient(
  config: Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials'> = {},
): DynamoDBClient {
  return new DynamoDBClient({ ...clientSettings, ...config });
}
