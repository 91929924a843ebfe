import { mkdtempSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objects } from '#adapters/s3/objects';
import { presignedGet } from '#adapters/s3/presigned';
import { type QueueEngine, startQueues } from '#infra/local/engines/queue-engine';
import { freePorts } from '#infra/local/ports';
import { objectsContract } from '../objects.contract.ts';

const place = { stackName: 's', region: 'us-east-1', account: '000000000000', queuesUrl: '', httpUrl: '' };
const buckets = [
  { name: 'plain', lock: undefined },
  { name: 'locked', lock: { mode: 'GOVERNANCE', days: 1 } },
  { name: 'sealed', lock: { mode: 'COMPLIANCE', days: 1 } },
] as const;
const credentials = async () => ({ accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'token' });
const folder = mkdtempSync(join(tmpdir(), 'chasqui-objects-'));

let engine: QueueEngine;
let endpoint = '';
let port = 0;
const open = (bucket: string) => objects({ bucket, region: place.region, credentials, endpoint });
const start = () => startQueues({ folder, port, place, buckets });

beforeAll(async () => {
  ({ sqs: port } = await freePorts());
  endpoint = `http://127.0.0.1:${port}`;
  engine = await start();
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true });
});

objectsContract('in S3', () => open('plain'));

describe('a bucket with Object Lock', () => {
  const put = { contentType: 'text/plain', ifAbsent: true };
  const raw = (path: string, method: string, headers: Record<string, string> = {}) =>
    fetch(`${endpoint}/${path}`, {
      method,
      headers,
      ...(method === 'PUT' || method === 'POST' ? { body: 'x' } : {}),
    }).then(({ status }) => status);

  it('keeps an object as it was put', async () => {
    const locked = open('locked');
    expect(await locked.put('a', Buffer.from('first'), put)).toBe('stored');
    expect(await locked.put('a', Buffer.from('second'), put)).toBe('exists');
    await expect(locked.put('a', Buffer.from('third'), { ...put, ifAbsent: false })).rejects.toMatchObject({
      code: 'AccessDenied',
    });
    await expect(locked.delete('a')).rejects.toMatchObject({ code: 'AccessDenied' });
    expect(Buffer.from((await locked.get('a'))?.bytes ?? []).toString()).toBe('first');
    // As the bucket's policy on AWS, which asks for no object first.
    await expect(locked.delete('not-there')).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  it('is not got round by another way of writing', async () => {
    expect(await raw('locked/a?uploads', 'POST')).toBe(403);
    expect(await raw('locked?delete', 'POST')).toBe(403);
    expect(await raw('locked', 'DELETE')).toBe(403);
  });

  it('lets go of an object only in GOVERNANCE, when it is said, and by its version', async () => {
    await open('sealed').put('b', Buffer.from('x'), put);
    await open('locked').put('b', Buffer.from('x'), put);
    const bypass = { 'x-amz-bypass-governance-retention': 'true' };
    expect(await raw('sealed/b?versionId=null', 'DELETE', bypass)).toBe(403);
    expect(await raw('locked/b', 'DELETE', bypass)).toBe(403);
    expect(await raw('locked/b?versionId=null', 'DELETE')).toBe(403);
    expect(await raw('locked/b?versionId=null', 'DELETE', bypass)).toBe(204);
  });

  it('has its objects after a restart', async () => {
    await engine.stop();
    engine = await start();
    expect(Buffer.from((await open('locked').get('a'))?.bytes ?? []).toString()).toBe('first');
    await expect(open('locked').delete('a')).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  it('takes no body that is not what its digest says', async () => {
    const headers = { 'if-none-match': '*', 'x-amz-content-sha256': '0'.repeat(64) };
    expect(await raw('locked/broken', 'PUT', headers)).toBe(400);
  });
});

describe('a link to an object', () => {
  it('gives it to whoever has the link, for a while, by the rights of whoever signed it', async () => {
    await open('plain').put('media/1', Buffer.from('a picture'), { contentType: 'image/png' });
    const bucket = { bucket: 'plain', region: place.region, credentials, endpoint };
    const link = new URL(await presignedGet(bucket, 'media/1', 900));
    expect(await (await fetch(link)).text()).toBe('a picture');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      'X-Amz-Expires': '900',
      'X-Amz-Credential': expect.stringContaining('local/'),
      'X-Amz-Security-Token': 'token',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const lasting = async () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    const ownLink = await presignedGet(
      { bucket: 'plain', region: 'eu-west-1', credentials: lasting },
      'media/1',
      60,
    );
    expect(ownLink).toMatch(/^https:\/\/s3\.eu-west-1\.amazonaws\.com\/plain\/media\/1\?X-Amz-Expires=60&/);
    expect(ownLink).not.toContain('Security-Token');
  });
});

describe('a bucket that cannot be used', () => {
  it('is named by the code of S3', async () => {
    await expect(open('nowhere').get('a')).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await expect(open('nowhere').list('a')).rejects.toMatchObject({ code: 'NoSuchBucket' });
    await expect(open('nowhere').put('a', Buffer.from(''), { contentType: '' })).rejects.toThrow('PutObject');
  });

  it('is not asked for a key that no key may be', async () => {
    await expect(open('plain').get('a b')).rejects.toThrow(RangeError);
    await expect(open('plain').get('')).rejects.toThrow(RangeError);
  });
});

describe('a service that', () => {
  let server: Server | undefined;
  const serve = async (answers: readonly (number | 'cut')[], body = '') => {
    const seen: { headers: Record<string, unknown> }[] = [];
    const made = createServer((request, response) => {
      const answer =
        answers[Math.min(seen.push({ headers: request.headers }) - 1, answers.length - 1)] ?? 500;
      if (answer === 'cut') request.socket.destroy();
      else response.writeHead(answer).end(body);
    });
    server = made;
    await new Promise<void>((done) => void made.listen(0, '127.0.0.1', done));
    const address: AddressInfo | string | null = made.address();
    const at = typeof address === 'object' && address !== null ? address.port : 0;
    const bucket = objects({ bucket: 'b', region: 'x', credentials, endpoint: `http://127.0.0.1:${at}` });
    return { bucket, seen };
  };
  const stop = () => new Promise((done) => void server?.close(done));

  it.each([
    [503, 200],
    ['cut', 200],
    [409, 200],
  ] as const)('answers with %s passes, and is asked again', async (first, second) => {
    const { bucket, seen } = await serve([first, second]);
    expect(await bucket.put('a', Buffer.from('x'), { contentType: 'a/b', ifAbsent: true })).toBe('stored');
    expect(seen).toHaveLength(2);
    expect(seen[0]?.headers).toMatchObject({
      'if-none-match': '*',
      'content-type': 'a/b',
      'content-length': '1',
      'x-amz-checksum-sha256': 'LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=',
      'x-amz-security-token': 'token',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/x\/s3\/aws4_request/),
    });
    await stop();
  });

  it('never answers is given up after three times', async () => {
    const { bucket, seen } = await serve(['cut']);
    await expect(bucket.get('a')).rejects.toThrow('s3 did not answer');
    expect(seen).toHaveLength(3);
    await stop();
  });

  it('forbids is not taken for one that has nothing', async () => {
    const { bucket } = await serve([403], '<Error><Code>AccessDenied</Code></Error>');
    await expect(bucket.get('a')).rejects.toMatchObject({ code: 'AccessDenied' });
    await expect(bucket.delete('a')).rejects.toMatchObject({ code: 'AccessDenied' });
    await stop();
  });

  it('lists a key that is none of ours is not believed', async () => {
    const { bucket } = await serve(
      [200],
      '<ListBucketResult><Contents><Key>a&amp;b</Key></Contents></ListBucketResult>',
    );
    await expect(bucket.list('a')).rejects.toThrow('none of ours');
    await stop();
  });
});
