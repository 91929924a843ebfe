import type * as z from 'zod/mini';
import { ownCredentials, ownEndpoint, ownRegion } from '#adapters/aws/own-place';
import { hexDigest, signerOf } from '#adapters/node/sealing';
import { objects } from '#adapters/s3/objects';
import { ownSecrets } from '#adapters/secrets/own-secrets';
import { batchHandler } from '#lambda/batch-handler';
import { parseEnv } from '#lambda/env';
import { tickHandler } from '#lambda/tick-handler';
import { archiveChanges } from './archive-changes.ts';
import { Env } from './env.ts';
import { lineOf } from './line-of.ts';
import { sealFacts } from './seal-facts.ts';

const step = 'seal-facts';
const tools = { sha256: hexDigest, now: Date.now };

const archive = batchHandler({
  step,
  async build() {
    const keep = archiveChanges({ archive: bucketOf(parseEnv(Env, process.env)) }, tools);
    return ({ sequence, changes }) => keep({ sequence, lines: changes.map(lineOf) });
  },
});

const seal = tickHandler({
  step,
  async build({ meter }) {
    const env = parseEnv(Env, process.env);
    const signer = signerOf(await ownSecrets()(env.SEAL_KEY_SECRET));
    return sealFacts({ archive: bucketOf(env), meter }, { ...tools, signer, time: env.WORK_SECONDS * 1000 });
  },
});

/** The ledger's stream brings changes, the clock brings nothing. */
export const handler = (event: object, context?: object) =>
  'Records' in event ? archive(event, context) : seal(event, context);

function bucketOf({ ARCHIVE_BUCKET: bucket }: z.output<typeof Env>) {
  return objects({ bucket, region: ownRegion(), credentials: ownCredentials, endpoint: ownEndpoint('S3') });
}
