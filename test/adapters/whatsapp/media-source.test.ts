import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaSource } from '#adapters/whatsapp/media-source';

const bytes = Buffer.from('a picture');
const hex = 'ab'.repeat(32);

/** What Graph answers for each file id; `{origin}` stands for where it is. */
const described: { readonly [id: string]: { readonly status?: number; readonly body: object | string } } = {
  '1': { body: { url: '{origin}/bytes', sha256: hex, file_size: 9 } },
  '2': { body: { url: '{origin}/bytes', file_size: 5_000 } },
  '3': { body: { url: '{origin}/more' } },
  '4': { body: { url: 'http://elsewhere.example/bytes' } },
  '5': { body: { url: 'https://facebook.com.example/bytes' } },
  '6': { status: 400, body: { error: { code: 100, error_subcode: 33 } } },
  '7': { status: 500, body: 'busy' },
  '8': { body: { url: '{origin}/moved' } },
  '9': { body: { url: '{origin}/expired' } },
  '10': { body: 'x'.repeat(70_000) },
  '11': { body: { url: 'https://user@facebook.com:8443/bytes' } },
  slow: { body: { url: '{origin}/slow-bytes' } },
};

const asked: string[] = [];
const late = new WeakSet<IncomingMessage>();
const server = createServer(answer);
let origin = '';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { url = '', headers } = request;
  asked.push(`${url} ${headers.authorization}`);
  if (url.includes('slow') && !late.has(request)) {
    late.add(request);
    return void setTimeout(() => answer(request, response), 400);
  }
  if (url === '/slow-bytes') return void response.end(bytes);
  if (url === '/bytes') return void response.end(bytes);
  if (url === '/more') return void response.end(Buffer.alloc(200));
  if (url === '/moved') return void response.writeHead(302, { location: `${origin}/bytes` }).end();
  const file = described[url.replace('/v24.0/', '')];
  const text = typeof file?.body === 'string' ? file.body : JSON.stringify(file?.body ?? '');
  response
    .writeHead(file === undefined ? 404 : (file.status ?? 200))
    .end(text.replaceAll('{origin}', origin));
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${isAddress(address) ? address.port : 0}`;
});
afterAll(() => server.close());

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function fetched(id: string, timeoutMs = 2_000) {
  const token = async () => ' secret-token\n';
  return mediaSource({ graphUrl: origin, version: 'v24.0', token, timeoutMs }).fetch(id, 100);
}

describe('the file that somebody sent', () => {
  it('is fetched in two calls, both with the token, with its digest as webhooks spell it', async () => {
    asked.length = 0;
    const sha256 = Buffer.from(hex, 'hex').toString('base64');
    expect(await fetched('1')).toEqual({ kind: 'fetched', bytes, sha256 });
    expect(asked).toEqual(['/v24.0/1 Bearer secret-token', '/bytes Bearer secret-token']);
  });

  it.each([
    ['by what Meta says of it', '2'],
    ['by what comes', '3'],
  ])('is too large %s', async (_, id) => {
    expect(await fetched(id)).toEqual({ kind: 'too-large' });
  });

  it('is tried again later where both calls together take too long, though neither of them does', async () => {
    await expect(fetched('slow', 600)).rejects.toThrow('timeout');
  });

  it('is gone where Graph knows no such object', async () => {
    expect(await fetched('6')).toEqual({ kind: 'gone' });
  });

  it.each([
    ['is asked for without TLS', '4'],
    ['is one that only looks like Meta’s', '5'],
    ['names a port of its own', '11'],
  ])('is not fetched from a place that %s, and the token does not go there', async (_, id) => {
    asked.length = 0;
    await expect(fetched(id)).rejects.toThrow('where Meta keeps none');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['Graph is busy', '7', 'HTTP 500'],
    ['its address leads elsewhere', '8', 'fetch failed'],
    ['its address has expired', '9', 'HTTP 404'],
    ['the answer is no description', '10', 'a long answer'],
  ])('is tried again later where %s', async (_, id, said) => {
    await expect(fetched(id)).rejects.toThrow(said);
  });
});
