import { setTimeout as sleep } from 'node:timers/promises';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { tapKeys } from '#adapters/secrets/tap-keys';
import { parking } from '#adapters/sqs/parking';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { sendingTables } from '#adapters/tables/sending-tables';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { withFreshToken } from '#adapters/whatsapp/fresh-token';
import { parseJson } from '#contracts/parsed';
import { SendJob } from '#contracts/send-job';
import { parseEnv } from '#lambda/env';
import { graphOf } from '#lambda/graph-env';
import { queueHandler } from '#lambda/queue-handler';
import { Env } from './env.ts';
import { gatherMs } from './gate.ts';
import { sendingWork } from './sending-work.ts';

export const handler = queueHandler<SendJob>({
  step: 'send-message',
  parse: parseJson(SendJob),
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const secret = ownSecrets();
    const key = await secret(env.LEDGER_KEY_SECRET);
    const read = () => secret(env.WHATSAPP_TOKEN_SECRET);
    const connect = (token: string) => cloudApi({ ...graphOf(env), timeoutMs: env.CALL_TIMEOUT_MS, token });
    const whatsapp = withFreshToken({ token: await read(), read, connect });
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const lease = env.LEASE_SECONDS * 1000;
    const tools = { entropy, now: Date.now, sleep, gather: () => sleep(gatherMs), lease };
    const keys = tapKeys(() => secret(env.TAP_KEYS_SECRET), tools);
    const ports = { ...sendingTables(store, { ...tools, key }), tapKeys: keys, whatsapp, meter };
    const { handle, say } = sendingWork(ports, { ...tools, numbers: env.NUMBERS });
    const lastWords = { tries: env.MAX_RECEIVES, say };
    return { handle, parking: parking(ownQueueCall(), env.FAILURES_QUEUE_URL), lastWords };
  },
});
