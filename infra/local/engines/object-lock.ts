import { createHash } from 'node:crypto';
import type { buildApp } from 'fauxqs';
import type { S3Store } from '../../../node_modules/fauxqs/dist/s3/s3Store.js';
import type { BucketLock, BucketPlan } from '../resources/bucket.ts';

type App = ReturnType<typeof buildApp>;

/** One request about an object, or about a bucket where the key is empty. */
interface Asked {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  /** The request names a version of the object. */
  readonly ofVersion: boolean;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/**
 * What S3 does and the engine does not: a put that asks for it finds the key free (`If-None-Match: *`), a body is what
 * its digest says, and in a bucket with Object Lock an object stays as it was put. Versions are not kept, so what would
 * make a second version there, or hide the one behind a marker, is refused, which on AWS the bucket's policy does.
 */
export function keepLocks(app: App, store: S3Store, buckets: readonly BucketPlan[]): void {
  const locks = new Map(buckets.map(({ name, lock }) => [name, lock]));
  app.addHook('preHandler', (request, reply, done) => {
    const [path = '', query = ''] = request.url.split('?', 2);
    const [, bucket = '', ...rest] = path.split('/').map(decodeURIComponent);
    if (!locks.has(bucket)) return done();
    const header = (name: string) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const { method, body } = request;
    const ofVersion = new URLSearchParams(query).has('versionId');
    const asked = { method, bucket, key: rest.join('/'), ofVersion, header, body };
    const refused = judge(asked, store, locks.get(bucket));
    if (refused === undefined) return done();
    void reply.code(refused.status).header('content-type', 'application/xml').send(xmlOf(refused));
  });
}

function judge(asked: Asked, store: S3Store, lock: BucketLock | undefined): Refused | undefined {
  if (asked.method === 'GET' || asked.method === 'HEAD') return undefined;
  if (asked.method === 'PUT' && asked.key !== '') return judgePut(asked, store, lock);
  if (lock === undefined) return undefined;
  if (asked.method !== 'DELETE' || asked.key === '') return locked;
  if (!asked.ofVersion) return denied;
  const kept = objectIn(store, asked);
  if (kept === undefined || kept.lastModified.getTime() + lock.days * dayMs <= Date.now()) return undefined;
  const isBypassed = asked.header('x-amz-bypass-governance-retention')?.toLowerCase() === 'true';
  return isBypassed && lock.mode === 'GOVERNANCE' ? undefined : locked;
}

function judgePut(asked: Asked, store: S3Store, lock: BucketLock | undefined): Refused | undefined {
  const onlyIfAbsent = asked.header('if-none-match') === '*';
  if (lock !== undefined && !onlyIfAbsent) return locked;
  if (onlyIfAbsent && objectIn(store, asked) !== undefined) return taken;
  const digest = asked.header('x-amz-content-sha256') ?? '';
  const isDigest = /^[0-9a-f]{64}$/.test(digest);
  if (isDigest && asked.body instanceof Uint8Array && sha256(asked.body) !== digest) return spoilt;
  return undefined;
}

const dayMs = 24 * 60 * 60 * 1000;
const locked: Refused = {
  status: 403,
  code: 'AccessDenied',
  message: 'Access Denied because object protected by object lock.',
};
const denied: Refused = {
  status: 403,
  code: 'AccessDenied',
  message: 'Access Denied: an explicit deny in a resource-based policy.',
};
const taken: Refused = {
  status: 412,
  code: 'PreconditionFailed',
  message: 'At least one of the pre-conditions you specified did not hold',
};
const spoilt: Refused = {
  status: 400,
  code: 'XAmzContentSHA256Mismatch',
  message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
};

function objectIn(store: S3Store, { bucket, key }: Asked) {
  try {
    return store.headObject(bucket, key);
  } catch {
    // The engine throws for what is not there.
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function xmlOf({ code, message }: Refused): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
