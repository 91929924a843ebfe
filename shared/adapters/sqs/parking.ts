import type { Parking } from '#ports/parking';
import type { JsonCall } from '../aws/json-call.ts';
import { parkedMessage } from './parked-message.ts';
import { queueOperation } from './queue-call.ts';

/** The failures queue on SQS. */
export function parking(call: JsonCall, url: string): Parking {
  return {
    async park(body, reason) {
      const input = { QueueUrl: url, ...parkedMessage(body, reason) };
      await call({ ...queueOperation(url, 'SendMessage'), input });
    },
  };
}
