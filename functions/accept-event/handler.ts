import { dynamoClient } from '#adapters/dynamodb/client';
import { stateReader } from '#adapters/dynamodb/state-reader';
import { intake } from '#adapters/eventbridge/intake';
import { eventBridgeClient } from '#adapters/eventbridge/put-events';
import { entropy } from '#adapters/node/entropy';
import { signing } from '#adapters/node/signing';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { sourceSecrets } from '#adapters/secrets/source-secrets';
import { appliedWorkspaces } from '#adapters/tables/workspaces/applied-workspaces';
import { parseEnv } from '#lambda/env';
import { httpHandler } from '#lambda/http-handler';
import { acceptEvent } from './accept-event.ts';
import { Env } from './env.ts';

export const handler = httpHandler({
  step: 'accept-event',
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const secret = ownSecrets();
    const ports = {
      workspaces: appliedWorkspaces(stateReader(dynamoClient(), env.STATE_TABLE), Date.now),
      secrets: sourceSecrets(() => secret(env.SOURCES_SECRET), Date.now),
      intake: intake(eventBridgeClient(), env.BUS_NAME),
      meter,
    };
    const accept = acceptEvent(ports, { sha256: entropy.sha256, signing, now: Date.now });
    return ({ path, ...request }) => accept({ ...request, source: path['source'] ?? '' });
  },
});
