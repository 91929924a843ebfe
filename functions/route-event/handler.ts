import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { noticeQueue } from '#adapters/sqs/notice-queue';
import { parking } from '#adapters/sqs/parking';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { sendQueue } from '#adapters/sqs/send-queue';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { routingTables } from '#adapters/tables/routing-tables';
import { parseRoutingJob } from '#contracts/routing-job';
import { textRenderer } from '#domain/texts/text';
import { parseEnv } from '#lambda/env';
import { queueHandler } from '#lambda/queue-handler';
import { Env } from './env.ts';
import { routingWork } from './routing-work.ts';

export const handler = queueHandler({
  step: 'route-event',
  parse: parseRoutingJob,
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const key = await ownSecrets()(env.LEDGER_KEY_SECRET);
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const queues = sqsClient();
    const ports = {
      ...routingTables(store, { entropy, key, now: Date.now }),
      sendQueue: sendQueue(queues, env.SEND_QUEUES),
      noticeQueue: noticeQueue(queues, env.NOTICES_QUEUE_URL),
      parking: parking(ownQueueCall(), env.FAILURES_QUEUE_URL),
      meter,
    };
    const work = routingWork(ports, { entropy, text: textRenderer(), now: Date.now });
    return {
      handle: work.handle,
      parking: ports.parking,
      lastWords: { tries: env.MAX_RECEIVES, say: work.say },
    };
  },
});
