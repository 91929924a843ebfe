import { bus } from '#adapters/eventbridge/bus';
import { eventBridgeClient } from '#adapters/eventbridge/put-events';
import { entropy } from '#adapters/node/entropy';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { parking } from '#adapters/sqs/parking';
import { sqsClient } from '#adapters/sqs/sqs-client';
import { ledgerSeal } from '#adapters/tables/seal';
import { openFact } from '#adapters/tables/stored-fact';
import { parseEnv } from '#lambda/env';
import { streamHandler } from '#lambda/stream-handler';
import { Env } from './env.ts';
import { publishFacts } from './publish-facts.ts';

export const handler = streamHandler({
  step: 'publish-facts',
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const seal = ledgerSeal(entropy.hmac, await readSecret(secretsClient(), env.LEDGER_KEY_SECRET));
    const publish = publishFacts({ bus: bus(eventBridgeClient(), env.BUS_NAME), meter });
    return {
      handle: async (change) =>
        publish(
          change.kind === 'inserted'
            ? { kind: 'put', fact: openFact(change.after, seal) }
            : { kind: 'altered' },
        ),
      parking: parking(sqsClient(), env.FAILURES_QUEUE_URL),
    };
  },
});
