import { SQSClient } from '@aws-sdk/client-sqs';
import { type ClientPlace, clientSettings } from '../aws/client-settings.ts';

/** A client whose every call ends. Region, credentials and endpoint (`AWS_ENDPOINT_URL_SQS`) come from the environment where not given. */
export function sqsClient(config: ClientPlace = {}): SQSClient {
  return new SQSClient({ ...clientSettings, ...config });
}
