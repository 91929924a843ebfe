import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { parking } from '#adapters/sqs/parking';
import { sendQueue } from '#adapters/sqs/send-queue';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { tables } from '#adapters/tables/tables';
import { parseBusinessEvent } from '#contracts/business-event';
import { textRenderer } from '#domain/text';
import { parseEnv } from '#lambda/env';
import { queueHandler } from '#lambda/queue-handler';
import { Env } from './env.ts';
import { routeEvent } from './route-event.ts';

export const handler = queueHandler({
  step: 'route-event',
  parse: parseBusinessEvent,
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const key = await readSecret(secretsClient(), env.LEDGER_KEY_SECRET);
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const queues = sqsClient();
    const ports = {
      ...tables(store, { entropy, key, now: Date.now }),
      sendQueue: sendQueue(queues, env.SEND_QUEUE_URL),
      meter,
    };
    return {
      handle: routeEvent(ports, { entropy, text: textRenderer(), now: Date.now }),
      parking: parking(queues, env.FAILURES_QUEUE_URL),
    };
  },
});
