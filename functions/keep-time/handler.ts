import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { askQueue } from '#adapters/sqs/ask-queue';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { sendQueue } from '#adapters/sqs/send-queue';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { timeTables } from '#adapters/tables/time-tables';
import { parseEnv } from '#lambda/env';
import { tickHandler } from '#lambda/tick-handler';
import { Env } from './env.ts';
import { keepTime } from './keep-time.ts';

export const handler = tickHandler({
  step: 'keep-time',
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const key = await ownSecrets()(env.LEDGER_KEY_SECRET);
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const queues = env.SEND_QUEUES;
    const [firstNumber = ''] = Object.keys(queues);
    const ports = {
      ...timeTables(store, { entropy, key, now: Date.now }),
      sendQueue: sendQueue(sqsClient(), queues),
      askQueue: askQueue(ownQueueCall(), env.UPDATES_QUEUE_URL),
      meter,
    };
    return keepTime(ports, {
      entropy,
      now: Date.now,
      time: env.WORK_SECONDS * 1000,
      firstNumber,
    });
  },
});
