import { setTimeout as sleep } from 'node:timers/promises';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { parking } from '#adapters/sqs/parking';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { tables } from '#adapters/tables/tables';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { parseJson } from '#contracts/parsed';
import { SendJob } from '#contracts/send-job';
import { parseEnv } from '#lambda/env';
import { queueHandler } from '#lambda/queue-handler';
import { Env } from './env.ts';
import { sendMessage } from './send-message.ts';

export const handler = queueHandler<SendJob>({
  step: 'send-message',
  parse: parseJson(SendJob),
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const secrets = secretsClient();
    const key = await readSecret(secrets, env.LEDGER_KEY_SECRET);
    const token = await readSecret(secrets, env.WHATSAPP_TOKEN_SECRET);
    const { GRAPH_URL: graphUrl, GRAPH_VERSION: version, PHONE_NUMBER_ID: phoneNumberId } = env;
    const whatsapp = cloudApi({ graphUrl, version, phoneNumberId, token, timeoutMs: env.CALL_TIMEOUT_MS });
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const tools = { entropy, now: Date.now, sleep, lease: env.LEASE_SECONDS * 1000 };
    const send = sendMessage({ ...tables(store, { entropy, key, now: Date.now }), whatsapp, meter }, tools);
    return {
      // Until the sweep of due messages exists, the queue itself brings back what has to wait.
      handle: async ({ ref }) => {
        const outcome = await send(ref);
        return { ref, ...outcome, again: outcome.kind === 'waiting' };
      },
      parking: parking(sqsClient(), env.FAILURES_QUEUE_URL),
    };
  },
});
