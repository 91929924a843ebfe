import { callbackHosts } from '#adapters/callbacks/callback-hosts';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { signing } from '#adapters/node/signing';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { sourceSecrets } from '#adapters/secrets/source-secrets';
import { parking } from '#adapters/sqs/parking';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { ownCallbackTasks } from '#adapters/stepfunctions/callback-tasks';
import { callbackTables } from '#adapters/tables/callback-tables';
import { type CallbackJob, parseCallbackJob } from '#contracts/callback-job';
import { parseEnv } from '#lambda/env';
import { queueHandler } from '#lambda/queue-handler';
import { callingWork } from './calling-work.ts';
import { Env } from './env.ts';

export const handler = queueHandler<CallbackJob>({
  step: 'call-back',
  parse: parseCallbackJob,
  async build() {
    const env = parseEnv(Env, process.env);
    const secret = ownSecrets();
    const key = await secret(env.LEDGER_KEY_SECRET);
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const reach = env.CALLBACK_REACH;
    const ports = {
      ...callbackTables(store, { entropy, key, now: Date.now }),
      hosts: callbackHosts({ reach }),
      secrets: sourceSecrets(() => secret(env.SOURCES_SECRET), Date.now),
      tasks: ownCallbackTasks(),
    };
    const tools = { now: Date.now, signing, anyPort: reach === 'this-machine' };
    const { handle, say } = callingWork(ports, tools);
    const lastWords = { tries: env.MAX_RECEIVES, say };
    return { handle, parking: parking(ownQueueCall(), env.FAILURES_QUEUE_URL), lastWords };
  },
});
