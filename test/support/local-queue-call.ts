import { type JsonCall, jsonCall } from '#adapters/aws/json-call';
import { signedCall } from '#adapters/aws/signed-call';

/** How a function asks SQS, with the credentials that local engines take. Where, the queue's URL says. */
export function localQueueCall(): JsonCall {
  const credentials = async () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
  return jsonCall(signedCall({ service: 'sqs', region: 'us-east-1', credentials }));
}
