import * as https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as tls from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { callbackHosts } from '#adapters/callbacks/callback-hosts';
import { memoryCallbackHosts } from '#adapters/memory/callback-hosts';
import { ownCertificate } from '#test/support/own-certificate';

const certificate = ownCertificate(['localhost', 'erp.example.com']);
const before = tls.getCACertificates('default');
tls.setDefaultCACertificates([...before, certificate.cert]);

const seen: { readonly url: string | undefined; readonly headers: object; readonly body: string }[] = [];
let answer = (response: ServerResponse): void => void response.writeHead(204).end();
const server = https.createServer(certificate, (request: IncomingMessage, response) => {
  void take(request, response);
});
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url, headers } = request;
  seen.push({ url, headers, body: await text(request) });
  answer(response);
}

await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
afterAll(() => {
  server.closeAllConnections();
  server.close();
  tls.setDefaultCACertificates(before);
});

const letterTo = (host: string) => ({
  url: new URL(`https://${host}:${port}/outcomes?of=881`),
  headers: { 'content-type': 'application/json', 'webhook-id': 'f' },
  body: '{"é":1}',
});
const here = (addresses: readonly string[] = ['127.0.0.1']) =>
  callbackHosts({ reach: 'this-machine', resolve: async () => addresses, timeoutMs: 2000 });

describe('a host', () => {
  it('gets the body and the headers over TLS, at the address that its name leads to', async () => {
    expect(await here().post(letterTo('erp.example.com'))).toEqual({ kind: 'answered', status: 204 });
    expect(seen.at(-1)).toMatchObject({
      url: '/outcomes?of=881',
      body: '{"é":1}',
      headers: { host: `erp.example.com:${port}`, 'webhook-id': 'f', 'content-length': '8' },
    });
  });

  it('may be named by its address, and by a name that this machine knows', async () => {
    const reach = callbackHosts({ reach: 'this-machine' });
    expect(await reach.post(letterTo('127.0.0.1'))).toEqual({ kind: 'answered', status: 204 });
    const loopback = callbackHosts({ reach: 'this-machine', resolve: async () => ['127.0.0.1', '::1'] });
    expect(await loopback.post(letterTo('localhost'))).toEqual({ kind: 'answered', status: 204 });
    await expect(reach.post(letterTo('no-such-host.invalid'))).rejects.toMatchObject({
      syscall: 'getaddrinfo',
    });
  });

  it.each([200, 301, 307, 404, 503])(
    'that answers %d is taken at its word, and followed nowhere',
    async (status) => {
      answer = (response) =>
        void response.writeHead(status, { location: `https://localhost:${port}/other` }).end('x');
      const count = seen.length;
      expect(await here().post(letterTo('erp.example.com'))).toEqual({ kind: 'answered', status });
      expect(seen).toHaveLength(count + 1);
    },
  );

  it('that answers without end is not listened to', async () => {
    answer = (response) => {
      response.writeHead(200);
      const more = () => response.writable && response.write(Buffer.alloc(16_384), more);
      more();
    };
    expect(await here().post(letterTo('erp.example.com'))).toEqual({ kind: 'answered', status: 200 });
  });

  it('has answered with its status, though the body hangs', async () => {
    answer = (response) => void response.writeHead(200, { 'content-length': '100' }).write('x');
    expect(await here().post(letterTo('erp.example.com'))).toEqual({ kind: 'answered', status: 200 });
    answer = (response) => void response.writeHead(204).end();
  });

  it('that does not answer, or breaks off before its status, is a failure', async () => {
    const quick = callbackHosts({
      reach: 'this-machine',
      resolve: async () => ['127.0.0.1'],
      timeoutMs: 300,
    });
    answer = () => undefined;
    await expect(quick.post(letterTo('erp.example.com'))).rejects.toThrow('abort');
    answer = (response) => void response.socket?.destroy();
    await expect(here().post(letterTo('erp.example.com'))).rejects.toThrow('hang up');
    answer = (response) => void response.writeHead(204).end();
  });

  it('whose certificate is another’s is not told', async () => {
    const count = seen.length;
    await expect(here().post(letterTo('other.example.com'))).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(seen).toHaveLength(count);
  });
});

/** A name that leads elsewhere at each look. */
function resolvingTo(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return answers[asked.length - 1] ?? [];
  };
  return { asked, resolve, timeoutMs: 5_000 };
}

describe('a name that leads elsewhere a moment later', () => {
  it('is looked up once, and the connection goes where that look led', async () => {
    const rebinding = resolvingTo(['127.0.0.1'], ['10.0.0.1']);
    const hosts = callbackHosts({ reach: 'this-machine', ...rebinding });
    expect(await hosts.post(letterTo('erp.example.com'))).toEqual({ kind: 'answered', status: 204 });
    expect(rebinding.asked).toEqual(['erp.example.com']);
  });

  it('is judged anew with each call, over no connection of before', async () => {
    const rebinding = resolvingTo(['127.0.0.1'], ['10.0.0.1']);
    const hosts = callbackHosts({ reach: 'this-machine', ...rebinding });
    await hosts.post(letterTo('erp.example.com'));
    expect(await hosts.post(letterTo('erp.example.com'))).toMatchObject({ kind: 'refused' });
  });

  it('is refused at the first look, whatever the second would say', async () => {
    const rebinding = resolvingTo(['169.254.169.254'], ['8.8.8.8']);
    const hosts = callbackHosts({ reach: 'public', ...rebinding });
    expect(await hosts.post(letterTo('erp.example.com'))).toMatchObject({ reason: 'address-not-public' });
    expect(rebinding.asked).toHaveLength(1);
  });
});

describe('a host of the internet', () => {
  const resolving = (...answers: readonly (readonly string[])[]) => {
    const rebinding = resolvingTo(...answers);
    return { ...rebinding, hosts: callbackHosts({ reach: 'public', ...rebinding }) };
  };

  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['8.8.8.8', '10.0.0.1'],
    ['8.8.8.8', '::1'],
  ])('is not called where its name leads to %s %s', async (...addresses) => {
    const count = seen.length;
    const { hosts } = resolving(addresses);
    expect(await hosts.post(letterTo('erp.example.com'))).toEqual({
      kind: 'refused',
      reason: 'address-not-public',
    });
    expect(seen).toHaveLength(count);
  });

  it.each(['127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', '2130706433', '[::ffff:7f00:1]'])(
    'is not called by an address of its own: %s',
    async (host) => {
      const { asked, hosts } = resolving(['8.8.8.8']);
      expect(await hosts.post(letterTo(host))).toEqual({ kind: 'refused', reason: 'address-not-public' });
      expect(asked).toEqual([]);
    },
  );

  it('without an address, or whose name nobody can look up in time, is a failure', async () => {
    await expect(resolving([]).hosts.post(letterTo('erp.example.com'))).rejects.toThrow('no address');
    const never = () => new Promise<never>(() => undefined);
    const hosts = callbackHosts({ reach: 'public', resolve: never, timeoutMs: 50 });
    await expect(hosts.post(letterTo('erp.example.com'))).rejects.toThrow('timeout');
  });
});

it('the twin keeps what it was given, and answers as it is told', async () => {
  const twin = memoryCallbackHosts();
  expect(await twin.post(letterTo('localhost'))).toEqual({ kind: 'answered', status: 200 });
  expect(twin.letters).toHaveLength(1);
});
