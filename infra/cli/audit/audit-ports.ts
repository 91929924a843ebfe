import { dynamoClient } from '#adapters/dynamodb/client';
import { placesIn } from '#adapters/dynamodb/places';
import { dynamoStore } from '#adapters/dynamodb/store';
import { entropy } from '#adapters/node/entropy';
import { objects } from '#adapters/s3/objects';
import { readSecret, secretsClient } from '#adapters/secrets/read-secret';
import { type Seal, ledgerSeal } from '#adapters/tables/facts/seal';
import type { Item, Key } from '#adapters/tables/store/store';
import type { Objects } from '#ports/objects';
import { type Io, UsageError } from '../io.ts';
import type { Target } from '../target.ts';

/** What an audit reads. It writes nothing. */
export interface AuditPorts {
  readonly archive: Pick<Objects, 'get' | 'list'>;
  readonly ledger: AuditedLedger;
  /** Absent where whoever audits may not read the ledger's key: then no MAC is verified. */
  readonly seal: Seal | undefined;
}

interface AuditedLedger {
  /** Strongly consistent, in the order of the keys, undefined where there is nothing. */
  getMany(keys: readonly Key[]): Promise<readonly (Item | undefined)[]>;
  /** The places of all facts, page by page. Reads the whole table. */
  places(): AsyncIterable<readonly Key[]>;
}

export async function auditPorts(target: Target, { env }: Pick<Io, 'env'>): Promise<AuditPorts> {
  const { LedgerTableName: ledger, StateTableName: state, LedgerKeySecretArn } = target.outputs;
  const client = dynamoClient();
  const store = dynamoStore(client, { state, ledger });
  const key = await readSecret(secretsClient(), LedgerKeySecretArn).catch(withoutRight);
  return {
    archive: await archiveOf(target, { env }),
    ledger: {
      getMany: (keys) => store.getMany('ledger', keys),
      places: () => placesIn(client, ledger),
    },
    seal: key === undefined ? undefined : ledgerSeal(entropy.hmac, key),
  };
}

/** The archive of a stack, with the region and the credentials that the SDK finds. */
export async function archiveOf({ outputs }: Target, { env }: Pick<Io, 'env'>): Promise<Objects> {
  const { ArchiveBucketName: bucket } = outputs;
  if (bucket === undefined) throw new UsageError(olderRelease);
  const { config } = secretsClient();
  const endpoint = env['AWS_ENDPOINT_URL_S3'];
  return objects({
    bucket,
    region: await config.region(),
    credentials: () => config.credentials(),
    endpoint,
  });
}

/** The public key that the stack signs with. */
export async function sealSecret({ outputs }: Target): Promise<string> {
  if (outputs.SealKeySecretArn === undefined) throw new UsageError(olderRelease);
  return readSecret(secretsClient(), outputs.SealKeySecretArn);
}

const olderRelease = 'the stack was deployed by a release that had no archive: deploy it anew';

function withoutRight(error: unknown): undefined {
  if (error instanceof Error && error.name === 'AccessDeniedException') return undefined;
  throw error;
}
