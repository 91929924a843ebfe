import { setTimeout as pause } from 'node:timers/promises';
import { dynamoClient } from '#adapters/dynamodb/client';
import { dynamoEraser } from '#adapters/dynamodb/eraser';
import { dynamoStore } from '#adapters/dynamodb/store';
import { inboundHashes } from '#adapters/node/inbound-hashes';
import { entropy } from '#adapters/node/entropy';
import { objects } from '#adapters/s3/objects';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import type { ErasingTables } from '#adapters/tables/people/person-eraser';
import { ledgerSeal } from '#adapters/tables/facts/seal';
import type { Objects } from '#ports/objects';
import { type Io, UsageError } from '../io.ts';
import type { Target } from '../target.ts';

/** What exporting and erasing people takes of a stack, with the rights of whoever runs the command. */
export async function personTables({ outputs }: Target, io: Io): Promise<ErasingTables> {
  const { StateTableName: state, LedgerTableName: ledger, MediaBucketName: bucket } = outputs;
  if (bucket === undefined)
    throw new UsageError('the stack was deployed by a release that kept no media: deploy it anew');
  const client = dynamoClient();
  const secrets = secretsClient();
  const key = await readSecret(secrets, outputs.LedgerKeySecretArn);
  return {
    store: dynamoStore(client, { state, ledger }),
    eraser: dynamoEraser(client, state),
    seal: ledgerSeal(entropy.hmac, key),
    pseudonym: inboundHashes(key).pseudonym,
    media: await mediaOf(bucket, io),
    sha256: entropy.sha256,
    now: io.now,
    settle: (ms) => pause(ms),
  };
}

async function mediaOf(bucket: string, { env }: Io): Promise<Objects> {
  const { config } = secretsClient();
  return objects({
    bucket,
    region: await config.region(),
    credentials: () => config.credentials(),
    endpoint: env['AWS_ENDPOINT_URL_S3'],
  });
}
