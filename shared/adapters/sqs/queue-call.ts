import { type JsonCall, type JsonOperation, jsonCall } from '../aws/json-call.ts';
import { ownCredentials, ownRegion } from '../aws/own-place.ts';
import { signedCall } from '../aws/signed-call.ts';

/** How a function asks for one or two operations of SQS, without a client of the SDK. */
export function ownQueueCall(timeoutMs?: number): JsonCall {
  const place = { service: 'sqs', region: ownRegion(), credentials: ownCredentials };
  return jsonCall(signedCall({ ...place, ...(timeoutMs !== undefined && { timeoutMs }) }));
}

/** A queue is asked where its URL says; its region and partition are in that. */
export function queueOperation(url: string, name: string): Omit<JsonOperation, 'input'> {
  return { url: new URL('/', url), target: `AmazonSQS.${name}`, protocol: '1.0' };
}
