import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoStore } from '#adapters/dynamodb/store';
import { bus } from '#adapters/eventbridge/bus';
import { eventBridgeClient } from '#adapters/eventbridge/put-events';
import { entropy } from '#adapters/node/entropy';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { callbackQueue } from '#adapters/sqs/callback-queue';
import { parking } from '#adapters/sqs/parking';
import { ownQueueCall } from '#adapters/sqs/queue-call';
import { ledgerChange } from '#adapters/tables/facts/ledger-change';
import { outcomeTables } from '#adapters/tables/outcome-tables';
import { parseEnv } from '#lambda/env';
import { streamHandler } from '#lambda/stream-handler';
import { asChange } from './as-change.ts';
import { Env } from './env.ts';
import { publishFacts } from './publish-facts.ts';

export const handler = streamHandler({
  step: 'publish-facts',
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const key = await ownSecrets()(env.LEDGER_KEY_SECRET);
    const store = dynamoStore(dynamoClient(), { state: env.STATE_TABLE, ledger: env.LEDGER_TABLE });
    const { seal, ...tables } = outcomeTables(store, { entropy, key, now: Date.now });
    const publish = publishFacts({
      ...tables,
      bus: bus(eventBridgeClient(), env.BUS_NAME),
      callbackQueue: callbackQueue(ownQueueCall(), env.CALLBACKS_QUEUE_URL),
      meter,
    });
    return {
      handle: async (changes) => {
        const told = changes.map((change) => ledgerChange(change, seal));
        return (await publish(told)).map(asChange);
      },
      parking: parking(ownQueueCall(), env.FAILURES_QUEUE_URL),
    };
  },
});
