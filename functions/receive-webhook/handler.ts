import { entropy } from '#adapters/node/entropy';
import { signing } from '#adapters/node/signing';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { rotatingSecret, secretsIn } from '#adapters/secrets/rotating-secret';
import { parking } from '#adapters/sqs/parking';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { updateQueue } from '#adapters/sqs/update-queue';
import { parseEnv } from '#lambda/env';
import { httpHandler } from '#lambda/http-handler';
import { Env } from './env.ts';
import { receiveWebhook } from './receive-webhook.ts';

export const handler = httpHandler({
  step: 'receive-webhook',
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const read = ownSecrets();
    const queues = ownQueueCall(2000);
    const ports = {
      appSecrets: rotatingSecret(async () => secretsIn(await read(env.APP_SECRETS)), Date.now),
      verifyTokens: rotatingSecret(async () => [(await read(env.VERIFY_TOKEN_SECRET)).trim()], Date.now),
      updates: updateQueue(queues, env.UPDATES_QUEUE_URL),
      parking: parking(queues, env.FAILURES_QUEUE_URL),
      meter,
    };
    return receiveWebhook(ports, { sha256: entropy.sha256, signing, now: Date.now });
  },
});
