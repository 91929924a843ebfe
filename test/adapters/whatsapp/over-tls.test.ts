import { type Server, createServer } from 'node:https';
import { setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { cloudApi } from '#adapters/whatsapp/cloud-api';
import { Phone } from '#domain/people/phone';
import { listen, portOf } from './fault-server.ts';
import { localhostCertificate } from './localhost-certificate.ts';

const phone = Phone.parse('+15125550142');
if (phone === undefined) throw new Error('not a phone');
const message = { to: phone, content: { kind: 'text', body: 'x' }, callback: 'c' } as const;

interface Seen {
  server: Server;
  requests: number;
  connections: number;
}

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Answers the first `answers` requests and cuts the connection at the next. */
async function serve(answers = Infinity): Promise<Seen> {
  const seen: Seen = {
    requests: 0,
    connections: 0,
    server: createServer(localhostCertificate, (request, response) => {
      seen.requests += 1;
      request.resume();
      if (seen.requests > answers) response.destroy();
      else response.end('{"messages":[{"id":"wamid.1"}]}');
    }),
  };
  seen.server.on('secureConnection', () => {
    seen.connections += 1;
  });
  await listen(seen.server);
  open.push(seen.server);
  return seen;
}

function api({ server }: Seen, host = 'localhost') {
  const graphUrl = `https://${host}:${portOf(server)}`;
  return cloudApi({ graphUrl, version: 'v24.0', phoneNumberId: '1', token: 'x', timeoutMs: 5000 });
}

// In this order: the certificate is strange at first, and trusted from then on.
describe('a call over TLS', () => {
  it('is not sent to a server whose certificate nobody vouches for', async () => {
    const seen = await serve();
    expect(await api(seen).send(message)).toEqual({ kind: 'not-sent', reason: 'tls' });
    expect(seen.requests).toBe(0);
  });

  it('is accepted, and the next one goes over the same connection', async () => {
    setDefaultCACertificates([localhostCertificate.cert]);
    const seen = await serve();
    const whatsapp = api(seen);
    expect(await whatsapp.send(message)).toEqual({ kind: 'accepted', providerId: 'wamid.1' });
    expect(await whatsapp.send(message)).toEqual({ kind: 'accepted', providerId: 'wamid.1' });
    expect([seen.requests, seen.connections]).toEqual([2, 1]);
  });

  it('is a doubt where the connection breaks once the request is on its way', async () => {
    const seen = await serve(1);
    const whatsapp = api(seen, '127.0.0.1');
    await whatsapp.send(message);
    expect(await whatsapp.send(message)).toEqual({ kind: 'doubt', reason: 'cut' });
  });

  it('is accepted side by side', async () => {
    const seen = await serve();
    const whatsapp = api(seen);
    const answers = await Promise.all(Array.from({ length: 10 }, () => whatsapp.send(message)));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  });
});
