import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { inboundHashes } from '#adapters/node/inbound-hashes';
import { ownObjects } from '#adapters/s3/own-objects';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { updateSecrets } from '#adapters/secrets/update-secrets';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { updateQueues } from '#adapters/sqs/update-queues';
import { updateTables } from '#adapters/tables/update-tables';
import { inboundCalls } from '#adapters/whatsapp/inbound-calls';
import { readWebhook } from '#adapters/whatsapp/webhook/read-webhook';
import { parseUpdateJob, type UpdateJob } from '#contracts/update-job';
import { parseEnv } from '#lambda/env';
import { graphOf } from '#lambda/graph-env';
import { queueHandler } from '#lambda/queue-handler';
import { Env } from './env.ts';
import { updatingWork } from './updating-work.ts';

export const handler = queueHandler<UpdateJob>({
  step: 'apply-update',
  parse: parseUpdateJob,
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const numbers = env.NUMBERS;
    const { key, token, tapKeys } = await updateSecrets(env, ownSecrets(), { entropy, now: Date.now });
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const queues = updateQueues(sqsClient(), env);
    const tables = updateTables(store, { entropy, key, now: Date.now });
    const calls = inboundCalls({ ...graphOf(env), token });
    const ports = { ...tables, ...queues, ...calls, tapKeys, media: ownObjects(env.MEDIA_BUCKET), meter };
    const read = (body: string, receivedAt: number) => readWebhook(body, { numbers, receivedAt });
    const tools = { now: Date.now, entropy, numbers, read, ...inboundHashes(key) };
    return { handle: updatingWork(ports, tools), parking: queues.parking };
  },
});
