import { region } from './place.ts';

/** Variables by which an AWS SDK or CLI finds the local stack. The credentials are of no account. */
export interface Endpoints {
  readonly AWS_ENDPOINT_URL_DYNAMODB: string;
  readonly AWS_ENDPOINT_URL_SQS: string;
  readonly AWS_ENDPOINT_URL_S3: string;
  readonly AWS_ENDPOINT_URL_EVENTBRIDGE: string;
  readonly AWS_ENDPOINT_URL_SECRETS_MANAGER: string;
  readonly AWS_ENDPOINT_URL_SFN: string;
  readonly AWS_REGION: string;
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
}

/** The engines also look at the credentials: who uses others sees other tables in DynamoDB Local. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export function endpointsOf(urls: {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly front: string;
}): Endpoints {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_SQS: urls.sqs,
    // The same engine; a bucket is the first part of the path, as an address without a name asks for.
    AWS_ENDPOINT_URL_S3: urls.sqs,
    AWS_ENDPOINT_URL_EVENTBRIDGE: urls.front,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: urls.front,
    AWS_ENDPOINT_URL_SFN: urls.front,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}
